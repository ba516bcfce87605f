import { isCommand } from '../../document/build.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { tokens } from '../../document/references.js'
import { shapeFaults } from '../../document/shape-faults.js'
import { didYouMean } from '../../languages/nearest.js'
import { type Entry, writtenKey } from '../../syntax/tree.js'
import type { Engines } from '../engines.js'
import { pathText } from '../places.js'
import { type Finding, rule } from '../rule.js'
import { keyCorrection } from '../structure/key-correction.js'
import { isNested, nestedInputs } from './nested-inputs.js'

export const unknownInput = rule({
  name: 'unknown-input',
  severity: 'error',
  needs: 'shape faults',
  summary: 'A step has an input that its action or plugin does not know.',
  why: 'Systems Manager refuses a runbook with inputs that an action does not know. The agent ignores unknown inputs of plugins, which is a warning unless one that the plugin needs was meant, and reads known ones in any letter case.',
  aws: 'Unknown input names provided. Known=[ [...] ], Provided=[ [...] ].',

  check(document, { engines }) {
    const found: Finding[] = [...nested(document, engines)]
    for (const { place, fault } of shapeFaults(document, engines.validators)) {
      if (fault.kind !== 'unknown-key' || place.part !== 'inputs' || fault.entry === nestedInputs(place.step)) continue
      const name = writtenKey(fault.entry.key)
      if (isCommand(document.kind) && isInOtherCase(name, fault.known)) continue
      // That references are not expanded there, another rule says.
      if (tokens(name).some(({ target }) => target.kind !== 'unclear')) continue
      const action = `\`${place.step.action}\``
      const owner = fault.path.length === 0 ? action : `\`${pathText(fault.path)}\` of ${action}`
      found.push({
        range: fault.entry.key,
        severity: isCommand(document.kind) && !isNeeded(place.step, fault.meant) ? 'warning' : 'error',
        message: `${owner} has no input \`${name}\`${didYouMean(fault.meant) || advice(place.step, fault.path)}`,
        ...keyCorrection(document.tree, fault),
      })
    }
    return found
  },
})

/** Each `inputs` within inputs, once, whatever is missing because of it; an action that hands its inputs to an API knows any name. */
function* nested(document: SsmDocument, { validators }: Engines): Generator<Finding> {
  const told = new Set<Entry>()
  for (const { place, fault } of shapeFaults(document, validators)) {
    if (place.part !== 'inputs' || fault.path.length > 0) continue
    const { step } = place
    const entry = nestedInputs(step)
    const isMissed = fault.kind === 'missing-key' && isNested(step, fault.key)
    if (!entry || told.has(entry) || !(isMissed || (fault.kind === 'unknown-key' && fault.entry === entry))) continue
    told.add(entry)
    const isNeeded = requiredInputs(step).some((name) => isNested(step, name))
    yield {
      range: entry.key,
      severity: isCommand(document.kind) && !isNeeded ? 'warning' : 'error',
      message: `\`${step.action}\` has no input \`inputs\`; what is in it belongs right under the \`inputs\` of the step`,
    }
  }
}

/** Without such an input the plugin fails. */
const isNeeded = (step: Step, meant: string | undefined): boolean =>
  meant !== undefined && requiredInputs(step).includes(meant)

const requiredInputs = ({ definition }: Step): readonly string[] =>
  ((definition?.schema ?? {}) as { readonly required?: readonly string[] }).required ?? []

/** Where values for another document stand, which is what is often meant. */
const forDocuments: Readonly<Record<string, string>> = {
  'aws:runCommand': 'Parameters',
  'aws:executeAutomation': 'RuntimeParameters',
}

function advice({ action }: Step, path: readonly unknown[]): string {
  const home = path.length === 0 && Object.hasOwn(forDocuments, action ?? '') ? forDocuments[action ?? ''] : undefined
  return home === undefined ? '' : `; parameters of the document stand under \`${home}\``
}

/** The agent reads such an input; of the letter case another rule speaks. */
function isInOtherCase(name: string, known: readonly string[]): boolean {
  return known.some((each) => each.toLowerCase() === name.toLowerCase())
}
