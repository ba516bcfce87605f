import { automationOnlyFields, stepFields } from '../../../schemas/command/step-fields.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Entry, keyText } from '../../syntax/tree.js'
import { stepName } from '../places.js'
import { commands, correction, type Finding, rule } from '../rule.js'
import { moveIntoInputs } from './move-into-inputs.js'

export const unknownStepField = rule({
  name: 'unknown-step-field',
  severity: 'warning',
  kinds: commands,
  summary: 'A step of a Command document has a field of a name that none has.',
  why: 'The agent does not read it. An input beside `inputs` is as good as missing.',
  page: 'documents-schemas-features',

  *check(document) {
    if (!document.mainStepsNode) return
    const known = new Set<string>([...Object.keys(stepFields), ...automationOnlyFields])
    for (const step of document.mainSteps) {
      for (const entry of step.node.kind === 'map' ? step.node.entries : []) {
        if (!entry.key.dynamic && !known.has(keyText(entry.key))) yield finding(document, step, entry)
      }
    }
  },
})

function finding(document: SsmDocument, step: Step, entry: Entry): Finding {
  const name = keyText(entry.key)
  const input = Object.keys(step.definition?.inputs ?? {}).find((each) => each.toLowerCase() === name.toLowerCase())
  if (input !== undefined) {
    const fix = moveIntoInputs(document, step, entry)
    return { range: entry.key, message: `\`${name}\` belongs under \`inputs\``, ...(fix && { fixes: [fix] }) }
  }
  const meant = nearest(
    name,
    Object.keys(stepFields).filter((field) => !step.entry(field)),
  )
  return {
    range: entry.key,
    message: `${stepName(step)} has a field \`${name}\`, which no step has${didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(entry.key, name, meant)] }),
  }
}
