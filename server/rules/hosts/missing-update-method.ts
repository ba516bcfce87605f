import { isFirstVersion } from '../../../schemas/command/document.js'
import { rule } from '../rule.js'
import { isMistyped } from './meant-property.js'
import { adding } from './stating.js'

export const missingUpdateMethod = rule({
  name: 'missing-update-method',
  severity: 'warning',
  needs: 'resource',
  summary: 'A document of CloudFormation has a name of its own, and changes replace it.',
  why: 'CloudFormation cannot replace a resource with a name of its own, so the first change of the content fails the stack. `UpdateMethod: NewVersion` makes a new version instead, which becomes the default at once.',
  aws: [
    'CloudFormation cannot update a stack when a custom-named resource requires replacing.',
    'Create-Only Property cannot be updated with true update.',
  ],

  check({ kind, schemaVersion }, { resource }) {
    const name = resource?.properties.get('Name')
    if (resource?.host !== 'CloudFormation' || !name || resource.properties.has('UpdateMethod')) return []
    if (isMistyped(resource, 'UpdateMethod')) return []
    // Documents of these schemas cannot get another version.
    if (kind === 'Session' || (kind === 'Command' && isFirstVersion(schemaVersion))) return []
    return [
      {
        range: name.key,
        message:
          'the document has a name of its own and no `UpdateMethod`, so its content cannot be changed later; set it to `NewVersion`',
        fixes: adding(resource, 'UpdateMethod', 'NewVersion', false),
      },
    ]
  },
})
