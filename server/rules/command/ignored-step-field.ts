import { stepFields } from '../../../schemas/command/step-fields.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { type Entry, keyText } from '../../syntax/tree.js'
import { commands, type Finding, rule } from '../rule.js'
import { moveIntoInputs, removeField } from './move-into-inputs.js'

export const ignoredStepField = rule({
  name: 'ignored-step-field',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: commands,
  summary: 'A field stands beside `inputs` of a step, where it has no effect.',
  why: 'AWS accepts the field and the agent does not act on it: the step runs once, for up to an hour, and the steps after a failed one still run. The agent looks for these settings under `inputs`.',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    if (!document.mainStepsNode?.items.length) return []
    const found: Finding[] = []
    for (const step of document.mainSteps) {
      for (const entry of step.node.kind === 'map' ? step.node.entries : []) {
        const name = keyText(entry.key)
        const ignored = Object.hasOwn(stepFields, name) ? stepFields[name]?.ignored : undefined
        if (ignored !== undefined) found.push(finding(document, step, entry, ignored))
      }
    }
    return found
  },
})

function finding(document: SsmDocument, step: Step, entry: Entry, ignored: string): Finding {
  const name = keyText(entry.key)
  const fix = name === 'maxAttempts' ? removeField(document, step, entry) : moveIntoInputs(document, step, entry)
  return { range: entry.key, message: `\`${name}\` has no effect here: ${ignored}`, ...(fix && { fixes: [fix] }) }
}
