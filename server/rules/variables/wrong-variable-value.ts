import type { SsmType } from '../../../schemas/values.js'
import { describeNode } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { typeOfReference } from '../../document/value-types.js'
import { wholeReferences } from '../../document/whole-references.js'
import { isDynamic, type Node, stringOf } from '../../syntax/tree.js'
import { fits } from '../parameters/declared-values.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { olderScalar } from '../structure/ambiguous.js'
import { updatesOf } from './updates.js'

export const wrongVariableValue = rule({
  name: 'wrong-variable-value',
  severity: 'error',
  kinds: runbooks,
  needs: 'variable updates',
  summary: 'A variable is given a value of another type than it has.',
  why: 'The value has to be of the type that the variable is declared with, and nothing is converted. What a reference gives is known for certain in the run only, so that is a warning.',
  page: 'automation-action-update-variable',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const { value, type } of updatesOf(document)) {
      const finding = wrongType(value, type, document)
      if (finding) found.push(finding)
    }
    return found
  },
})

function wrongType(node: Node, type: SsmType, document: SsmDocument): Finding | undefined {
  const reference = wholeReferences(document).get(node)
  if (reference) {
    const given = typeOfReference(reference, document)
    if (given === undefined || given === 'Any' || given === type) return undefined
    return {
      range: node,
      severity: 'warning',
      message: `the variable is of type ${type}, and this value is of type ${given}`,
    }
  }
  const text = stringOf(node)
  if (isDynamic(node) || fits(node, type) || olderScalar(node, type)) return undefined
  // Lists and maps are written as JSON text in AWS's own samples; references in them are not known.
  if (text !== undefined && type !== 'Integer' && type !== 'Boolean' && /^\s*[[{]/.test(text)) return undefined
  const isList = type === 'StringList' || type === 'MapList'
  const wrong = node.kind === 'list' && isList ? node.items.find((item) => !isItem(item, type)) : node
  if (!wrong) return undefined
  const what = wrong === node ? `the variable is of type ${type}` : `the variable is a ${type}`
  return {
    range: headOf(wrong),
    // What AWS makes of a single item, or of text around a reference, is not known.
    ...((wrong !== node || text?.includes('{{')) && { severity: 'warning' as const }),
    message: `${what}, found ${describeNode(wrong)}${wrong === node ? '' : ' in the list'}`,
  }
}

/** Whether an item is right for the list. A list where no list belongs is wrong as a whole. */
function isItem(item: Node, type: SsmType): boolean {
  if (stringOf(item)?.includes('{{')) return true
  return fits(item, type === 'MapList' ? 'StringMap' : 'String')
}
