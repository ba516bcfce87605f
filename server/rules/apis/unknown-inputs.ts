import type { InputFault } from '../../aws/input-faults.js'
import type { SsmDocument } from '../../document/document.js'
import { inputAt } from '../../aws/operation-inputs.js'
import type { Shape } from '../../aws/service.js'
import { addTo } from '../../languages/add-to.js'
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
  const besideIn = besides(faults, ({ node }) => node)
  return faults.flatMap((placed) => {
    const { fault, entry, node } = placed
    if (fault.kind !== 'unknown' || !entry) return []
    const beside = besideIn(node)
    const wraps = fault.path.length > 1 ? nothing : wrappedInputs(entry, beside)
    const meant = wraps.size > 0 ? undefined : inputMeant(fault, beside)
    const shape = meant === undefined ? meant : inputAt(placed.call.operation, [...fault.path.slice(0, -1), meant])
    return [{ entry, node, owner: ownerOf(placed), meant, shape, wraps }]
  })
}

const nothing: ReadonlySet<string> = new Set()

/** The faults of one map, as they tell what was meant. */
interface Beside {
  readonly missing: readonly string[]
  readonly isOnlyUnknown: boolean
}

/** What is to be known of all faults of each map, to tell what was meant by one of them. */
export function besides<Placed extends { readonly fault: InputFault }, Whole>(
  all: readonly Placed[],
  mapOf: (placed: Placed) => Whole,
): (map: Whole) => Beside {
  const byMap = new Map<Whole, InputFault[]>()
  for (const placed of all) addTo(byMap, mapOf(placed), placed.fault)
  const known = new Map<Whole, Beside>()
  for (const [map, faults] of byMap)
    known.set(map, {
      missing: faults.flatMap((fault) => (fault.kind === 'missing' ? [fault.name] : [])),
      isOnlyUnknown: faults.filter(({ kind }) => kind === 'unknown').length === 1,
    })
  return (map) => known.get(map) ?? { missing: [], isOnlyUnknown: false }
}

/** What is missing beside an unknown input and stands in it: `Parameters` around the inputs, for one. */
const wrappedInputs = ({ value }: Entry, { missing }: Beside): ReadonlySet<string> =>
  new Set(missing.filter((name) => entryOf(value, name)))

/** The input that was meant by an unknown one, among the faults of the same map. */
export function inputMeant(
  { name, names }: Extract<InputFault, { kind: 'unknown' }>,
  { missing, isOnlyUnknown }: Beside,
): string | undefined {
  const alone = missing.length === 1 && isOnlyUnknown
  return nearest(name, names) ?? (alone ? missing[0] : undefined)
}
