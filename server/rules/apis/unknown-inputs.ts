import type { InputFault } from '../../aws/input-faults.js'
import type { SsmDocument } from '../../document/document.js'
import { inputAt } from '../../aws/operation-inputs.js'
import type { Shape } from '../../aws/service.js'
import { nearest } from '../../languages/nearest.js'
import { type Entry, entryOf, type Node } from '../../syntax/tree.js'
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
  /** What that one takes. */
  readonly shape: Shape | undefined
  /** The missing inputs that stand within it by mistake. */
  readonly wraps: ReadonlySet<string>
}

/** The inputs of a document's API calls that the operations do not have. */
export function unknownInputs(document: SsmDocument, engines: Engines): UnknownInput[] {
  const faults = apiInputFaults(document, engines)
  return faults.flatMap((placed) => {
    const { fault, entry, node } = placed
    if (fault.kind !== 'unknown' || !entry) return []
    const beside = faults.filter((other) => other.node === node)
    const wraps = fault.path.length > 1 ? nothing : wrappedInputs(entry, beside)
    const meant = wraps.size > 0 ? undefined : inputMeant(fault, beside)
    const shape = meant === undefined ? meant : inputAt(placed.call.operation, [...fault.path.slice(0, -1), meant])
    return [{ entry, node, owner: ownerOf(placed), meant, shape, wraps }]
  })
}

const nothing: ReadonlySet<string> = new Set()

/** What is missing beside an unknown input and stands in it: `Parameters` around the inputs, for one. */
function wrappedInputs({ value }: Entry, beside: readonly { readonly fault: InputFault }[]): ReadonlySet<string> {
  return new Set(missingAmong(beside).filter((name) => entryOf(value, name)))
}

const missingAmong = (faults: readonly { readonly fault: InputFault }[]): readonly string[] =>
  faults.flatMap(({ fault }) => (fault.kind === 'missing' ? [fault.name] : []))

/** The input that was meant by an unknown one, among the faults of the same map. */
export function inputMeant(
  { name, names }: Extract<InputFault, { kind: 'unknown' }>,
  beside: readonly { readonly fault: InputFault }[],
): string | undefined {
  const missing = missingAmong(beside)
  const alone = missing.length === 1 && beside.filter(({ fault }) => fault.kind === 'unknown').length === 1
  return nearest(name, names) ?? (alone ? missing[0] : undefined)
}
