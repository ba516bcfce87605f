import { automationOnlyFields } from '../../../schemas/command/step-fields.js'
import { keyText } from '../../syntax/tree.js'
import { commands, type Finding, rule } from '../rule.js'

export const automationOnlyField = rule({
  name: 'automation-only-field',
  severity: 'warning',
  kinds: commands,
  summary: 'A step has a field that only steps of Automation runbooks have.',
  why: 'The agent does not read the field: steps of a Command document run from top to bottom and hand nothing over to each other.',
  page: 'documents-schemas-features',

  check(document) {
    if (!document.mainStepsNode) return []
    const names: readonly string[] = automationOnlyFields
    const found: Finding[] = []
    for (const { node } of document.mainSteps) {
      for (const { key } of node.kind === 'map' ? node.entries : []) {
        const name = keyText(key)
        if (names.includes(name)) found.push({ range: key, message: messageFor(name) })
      }
    }
    return found
  },
})

function messageFor(name: string): string {
  const instead = name === 'isEnd' ? '; `onSuccess: exit` under `inputs` ends the document' : ''
  return `\`${name}\` belongs to Automation; steps of a Command document have no such field${instead}`
}
