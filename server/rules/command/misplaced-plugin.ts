import { policyPlugins } from '../../../schemas/command/index.js'
import { type Finding, rule } from '../rule.js'

export const misplacedPlugin = rule({
  name: 'misplaced-plugin',
  severity: 'warning',
  kinds: ['Command'],
  summary: 'A Command document uses a plugin that only State Manager starts.',
  why: 'The plugin works only where an association of State Manager starts the document; by Run Command it fails. A Policy document cannot be run that way.',
  aws: 'X plugin can only be invoked via ssm-associate',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const policies: readonly string[] = policyPlugins
    const found: Finding[] = []
    for (const { action, actionNode } of document.steps) {
      if (action === undefined || !actionNode || !policies.includes(action)) continue
      found.push({
        range: actionNode,
        message: `\`${action}\` works only where State Manager starts the document; a Policy document makes sure of that`,
      })
    }
    return found
  },
})
