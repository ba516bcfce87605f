import { didYouMean } from '../../languages/nearest.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'
import { writtenKey } from '../../syntax/tree.js'
import { indexWords } from '../../aws/catalogue.js'
import { unknownInputs } from './unknown-inputs.js'

export const unknownApiInput = rule({
  name: 'unknown-api-input',
  severity: 'warning',
  kinds: runbooks,
  needs: 'API input faults',
  summary: 'A step gives an API an input that the operation does not have.',
  why: 'The call is refused before it is sent. A near miss is an error; operations gain inputs at any time, so another name is a warning.',
  aws: 'Parameter validation failed: Unknown parameter in input: "X", must be one of: …',
  page: 'automation-action-executeAwsApi',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { entry, owner, meant, wraps } of unknownInputs(document, engines)) {
      const name = writtenKey(entry.key)
      found.push({
        range: entry.key,
        severity: meant === undefined && wraps.size === 0 ? 'warning' : 'error',
        message: `${owner} has no input \`${name}\`${didYouMean(meant) || advice(name, wraps.size > 0 || name === 'inputs')}`,
        ...(meant !== undefined && { fixes: [correction(entry.key, name, meant)] }),
      })
    }
    return found
  },
})

function advice(name: string, isWrapping: boolean): string {
  if (isWrapping) return '; what is in it belongs right under the `inputs` of the step'
  return ` in ${indexWords}${comparing.has(name) ? forComparing : ''}`
}

/** Inputs of the actions that compare, which are written in others too. */
const comparing: ReadonlySet<string> = new Set(['PropertySelector', 'DesiredValues'])
const forComparing =
  '; it is for `aws:assertAwsResourceProperty` and `aws:waitForAwsResourceProperty`, and this action takes `outputs`'
