import { stepName } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'

export const listInputs = rule({
  name: 'list-inputs',
  severity: 'error',
  kinds: commands,
  summary: 'The inputs of a step are a list.',
  why: 'Systems Manager refuses the document, with a message that names the key `name`. Lists of inputs are of schema version 1.2, where they stand under `properties`.',
  page: 'documents-command-ssm-plugin-reference',

  check({ steps }) {
    const found: Finding[] = []
    for (const step of steps) {
      const inputs = step.entry('inputs')
      if (inputs?.value.kind !== 'list') continue
      const several = inputs.value.items.length > 1 ? ', and a step for each item' : ''
      found.push({ range: inputs.key, message: `\`inputs\` of ${stepName(step)} is a list; write a map${several}` })
    }
    return found
  },
})
