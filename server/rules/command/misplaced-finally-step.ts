import { inputEntry } from '../../document/inputs.js'
import { stepHead } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'

export const misplacedFinallyStep = rule({
  name: 'misplaced-finally-step',
  severity: 'warning',
  kinds: commands,
  summary: 'A step that is not the last one is marked as the one that always runs.',
  why: 'The agent honours `finallyStep` on the last step alone. Elsewhere it writes a line in its log, and the step is skipped like any other.',
  aws: 'Ignoring FinallyStep',
  page: 'documents-command-ssm-plugin-reference',
  acrossSteps: true,

  check(document) {
    const last = document.steps.at(-1)
    const found: Finding[] = []
    for (const step of document.steps) {
      const entry = inputEntry(document, step, 'finallyStep')
      const value = entry?.value.kind === 'scalar' ? entry.value.value : undefined
      if (!entry || !last || step === last || (value !== true && value !== 'true')) continue
      const related = [{ range: stepHead(last), message: 'this is the last step' }]
      found.push({ range: entry.key, message: '`finallyStep` counts on the last step only', related })
    }
    return found
  },
})
