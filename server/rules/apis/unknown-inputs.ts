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
    const near = nearest(fault.name, fault.names)
    const beside = faults.filter((other) => other.node === node)
    const missing = beside.flatMap((other) => (other.fault.kind === 'missing' ? [other.fault.name] : []))
    const alone = missing.length === 1 && beside.filter((other) => other.fault.kind === 'unknown').length === 1
    return [{ entry, node, owner: ownerOf(placed), meant: near ?? (alone ? missing[0] : undefined) }]
  })
}
