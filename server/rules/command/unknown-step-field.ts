import { automationOnlyFields, runtimeConfigFields, stepFields } from '../../../schemas/command/step-fields.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { didYouMean } from '../../languages/nearest.js'
import { type Entry, entryOf, keyText, writtenKey } from '../../syntax/tree.js'
import { stepName } from '../places.js'
import { commands, correction, type Finding, rule } from '../rule.js'
import { inputsBeside, isMisindented } from '../steps/inputs-beside.js'
import { moveIntoInputs } from './move-into-inputs.js'

export const unknownStepField = rule({
  name: 'unknown-step-field',
  severity: 'warning',
  kinds: commands,
  summary: 'A step of a Command document has a field of a name that none has.',
  why: 'The agent does not read it. An input beside `inputs` is as good as missing, and where the name of a needed field is mistyped, Systems Manager refuses the document; that is an error.',
  page: 'documents-schemas-features',

  check(document) {
    const found: Finding[] = [...inConfigurations(document)]
    if (!document.mainStepsNode?.items.length) return found
    const known = new Set<string>([...Object.keys(stepFields), ...automationOnlyFields])
    for (const step of document.mainSteps) {
      for (const entry of step.node.kind === 'map' ? step.node.entries : []) {
        if (!entry.key.dynamic && (entry.key.written !== undefined || !known.has(keyText(entry.key))))
          found.push(finding(document, step, entry))
      }
    }
    return found
  },
})

function finding(document: SsmDocument, step: Step, entry: Entry): Finding {
  const { key } = entry
  const name = writtenKey(key)
  if (inputsBeside(step).has(entry)) {
    const fix = moveIntoInputs(document, step, entry)
    const severity = isMisindented(step) ? 'error' : 'warning'
    return { range: key, severity, message: `\`${name}\` belongs under \`inputs\``, ...(fix && { fixes: [fix] }) }
  }
  const meant = key.written === undefined ? undefined : keyText(key)
  return {
    range: key,
    severity: isNeeded(meant) ? 'error' : 'warning',
    message: `${stepName(step)} has a field \`${name}\`, which no step has${didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(key, name, meant)] }),
  }
}

/** What stands beside `properties` of a plugin of schema version 1.2. */
function* inConfigurations({ entry }: SsmDocument): Generator<Finding> {
  const config = entry('runtimeConfig')?.value
  for (const { key: plugin, value } of config?.kind === 'map' ? config.entries : []) {
    const properties = entryOf(value, 'properties')
    for (const { key } of value.kind === 'map' ? value.entries : []) {
      const name = keyText(key)
      if (key.dynamic || Object.hasOwn(runtimeConfigFields, name)) continue
      const message = `\`${keyText(plugin)}\` has a field \`${name}\`, which no plugin has; its inputs stand under \`properties\``
      yield { range: key, severity: properties ? 'warning' : 'error', message }
    }
  }
}

/** Without these fields Systems Manager refuses the document. */
const isNeeded = (field: string | undefined): boolean => field !== undefined && stepFields[field]?.required === true
