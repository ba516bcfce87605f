import type { InputFault } from '../../aws/input-faults.js'
import type { SsmDocument } from '../../document/document.js'
import { nearest } from '../../languages/nearest.js'
import type { Entry, Node } from '../../syntax/tree.js'
import type { Engines } from '../engines.js'
import { apiInputFaults, ownerOf } from './api-inputs.js'

/** An input that the operation does not have. */
export interface UnknownInput {
  readonly entry: Entry
  /** The map that it stands in. */
  readonly node: Node
  readonly owner: string
  /** The input that was meant: the nearest, or the only one that is missing beside the only one that is unknown. */
  readonly meant: string | undefined
}

/** The inputs of a document's API calls that the operations do not have. */
export function unknownInputs(document: SsmDocument, engines: Engines): UnknownInput[] {
  const faults = apiInputFaults(document, engines)
  return faults.flatMap((placed) => {
    const { fault, entry, node } = placed
    if (fault.kind !== 'unknown' || !entry) return []
    const beside = faults.filter((other) => other.node === node)
    return [{ entry, node, owner: ownerOf(placed), meant: inputMeant(fault, beside) }]
  })
}

/** The input that was meant by an unknown one, among the faults of the same map. */
export function inputMeant(
  { name, names }: Extract<InputFault, { kind: 'unknown' }>,
  beside: readonly { readonly fault: InputFault }[],
): string | undefined {
  const missing = beside.flatMap(({ fault }) => (fault.kind === 'missing' ? [fault.name] : []))
  const alone = missing.length === 1 && beside.filter(({ fault }) => fault.kind === 'unknown').length === 1
  return nearest(name, names) ?? (alone ? missing[0] : undefined)
}
