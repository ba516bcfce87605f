import type { SsmType } from '../../../schemas/values.js'
import type { CallAction } from '../../document/calls.js'
import type { SsmDocument } from '../../document/document.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import type { InterfaceParameter } from '../../document/repository.js'
import { baseType, typeOfReference } from '../../document/value-types.js'
import { wholeReferences } from '../../document/whole-references.js'
import type { Node } from '../../syntax/tree.js'
import type { Finding } from '../rule.js'

/** What an argument is, and what takes it: the parameter, which all documents that may be meant declare alike. */
interface Given {
  readonly by: CallAction
  readonly name: string
  readonly value: Node
  readonly declarations: readonly InterfaceParameter[]
}

/** References to values of another type than the parameter, as the argument or as items of it. */
export function* otherReferenceTypes(
  { by, name, value, declarations }: Given,
  document: SsmDocument,
): Generator<Finding> {
  const types = new Set(declarations.map(({ type }) => baseType(type)))
  const [takes] = types
  if (types.size !== 1 || takes === undefined) return
  for (const node of value.kind === 'list' ? value.items : [value]) {
    const reference = wholeReferences(document).get(node)
    const given = reference && typeOfReference(reference, document)
    if (!given || fits(takes, given, by) || isTakenApart(reference, given, node !== value)) continue
    yield {
      range: rangeOfReference(document.tree, reference),
      severity: 'warning',
      message: `\`${name}\` takes a value of type ${takes}, and this one is of type ${given}`,
    }
  }
}

/**
 * Text may be the text of anything, and one value stands for a list of one. Values are handed over as text, so that numbers and booleans become
 * text where types are not compared before: they are for `aws:runCommand`.
 */
function fits(takes: SsmType, given: SsmType, by: CallAction): boolean {
  if (takes === given || takes === 'Any' || given === 'Any' || given === 'String') return true
  if (given === 'StringMap') return takes === 'MapList'
  return by !== 'aws:runCommand' && isSimple(given) && (takes === 'String' || takes === 'StringList')
}

const isSimple = (type: SsmType): boolean => type === 'Integer' || type === 'Boolean'

/** A list among others becomes its items, and AWS's own tutorials take an output with one item for that item. */
const isTakenApart = ({ target }: Reference, given: SsmType, isItem: boolean): boolean =>
  (given === 'StringList' || given === 'MapList') && (isItem || target.kind === 'output')
