import { isCommand } from '../../document/build.js'
import type { Step } from '../../document/document.js'
import { tokens } from '../../document/references.js'
import { shapeFaults } from '../../document/shape-faults.js'
import { didYouMean } from '../../languages/nearest.js'
import { writtenKey } from '../../syntax/tree.js'
import { pathText } from '../places.js'
import { correction, rule } from '../rule.js'

export const unknownInput = rule({
  name: 'unknown-input',
  severity: 'error',
  needs: 'shape faults',
  summary: 'A step has an input that its action or plugin does not know.',
  why: 'Systems Manager refuses a runbook with inputs that an action does not know. The agent ignores unknown inputs of plugins, which is a warning unless one that the plugin needs was meant, and reads known ones in any letter case.',
  aws: 'Unknown input names provided. Known=[ [...] ], Provided=[ [...] ].',

  *check(document, { engines }) {
    for (const { place, fault } of shapeFaults(document, engines.validators)) {
      if (fault.kind !== 'unknown-key' || place.part !== 'inputs') continue
      const name = writtenKey(fault.entry.key)
      if (isCommand(document.kind) && isInOtherCase(name, fault.known)) continue
      // That references are not expanded there, another rule says.
      if (tokens(name).some(({ target }) => target.kind !== 'unclear')) continue
      const action = `\`${place.step.action}\``
      const owner = fault.path.length === 0 ? action : `\`${pathText(fault.path)}\` of ${action}`
      yield {
        range: fault.entry.key,
        severity: isCommand(document.kind) && !isNeeded(place.step, fault.meant) ? 'warning' : 'error',
        message: `${owner} has no input \`${name}\`${didYouMean(fault.meant) || advice(place.step, fault.path, name)}`,
        ...(fault.meant !== undefined && { fixes: [correction(fault.entry.key, name, fault.meant)] }),
      }
    }
  },
})

/** Without such an input the plugin fails. */
function isNeeded({ definition }: Step, meant: string | undefined): boolean {
  const { required = [] } = (definition?.schema ?? {}) as { readonly required?: readonly string[] }
  return meant !== undefined && required.includes(meant)
}

/** Where values for another document stand, which is what is often meant. */
const forDocuments: Readonly<Record<string, string>> = {
  'aws:runCommand': 'Parameters',
  'aws:executeAutomation': 'RuntimeParameters',
}

function advice({ action }: Step, path: readonly unknown[], name: string): string {
  if (path.length === 0 && name === 'inputs') return '; what is in it belongs right under the `inputs` of the step'
  const home = path.length === 0 && Object.hasOwn(forDocuments, action ?? '') ? forDocuments[action ?? ''] : undefined
  return home === undefined ? '' : `; parameters of the document stand under \`${home}\``
}

/** The agent reads such an input; of the letter case another rule speaks. */
function isInOtherCase(name: string, known: readonly string[]): boolean {
  return known.some((each) => each.toLowerCase() === name.toLowerCase())
}
