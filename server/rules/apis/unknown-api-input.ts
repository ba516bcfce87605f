import { didYouMean } from '../../languages/nearest.js'
import { type Finding, type Fix, rule, runbooks } from '../rule.js'
import { isEmpty, type Node, type Tree, writtenKey } from '../../syntax/tree.js'
import { isReferring } from '../../document/inputs.js'
import type { Shape } from '../../aws/service.js'
import { asItem } from '../inputs/as-item.js'
import { renaming } from '../structure/key-correction.js'
import { naturalType } from './natural-type.js'
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
    for (const { entry, owner, meant, shape, wraps } of unknownInputs(document, engines)) {
      const name = writtenKey(entry.key)
      found.push({
        range: entry.key,
        severity: meant === undefined && wraps.size === 0 ? 'warning' : 'error',
        message: `${owner} has no input \`${name}\`${didYouMean(meant) || advice(name, wraps.size > 0 || name === 'inputs')}`,
        ...renaming(entry, meant, shape && listed(document.tree, entry.value, shape)),
      })
    }
    return found
  },
})

/** What makes a value a list, where it is a simple one and a list belongs there; what a reference gives may be one. */
function listed(tree: Tree, value: Node, shape: Shape): readonly Fix[] | undefined {
  if (shape.kind !== 'list' || value.kind !== 'scalar' || value.dynamic || isEmpty(value) || isReferring(value))
    return undefined
  return naturalType(shape) === 'StringList' ? [...asItem(tree, value)] : []
}

function advice(name: string, isWrapping: boolean): string {
  if (isWrapping) return '; what is in it belongs right under the `inputs` of the step'
  return ` in ${indexWords}${comparing.has(name) ? forComparing : ''}`
}

/** Inputs of the actions that compare, which are written in others too. */
const comparing: ReadonlySet<string> = new Set(['PropertySelector', 'DesiredValues'])
const forComparing =
  '; it is for `aws:assertAwsResourceProperty` and `aws:waitForAwsResourceProperty`, and this action takes `outputs`'
