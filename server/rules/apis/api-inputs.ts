import { type InputFault, inputFaults } from '../../aws/input-faults.js'
import { isReferring } from '../../document/inputs.js'
import { factOf } from '../../document/fact-of.js'
import { isTakenFlat } from '../../document/may-convert.js'
import { once } from '../../syntax/once.js'
import {
  type Entry,
  isDynamic,
  type Json,
  keyText,
  type MapNode,
  type Node,
  toJson,
  valueAt,
} from '../../syntax/tree.js'
import type { Engines } from '../engines.js'
import { pathText } from '../places.js'
import { type KnownCall, knownCalls } from './known-calls.js'
import { formCheckOf } from './resource-forms.js'

/** A fault in what a step sends to an API. */
export interface PlacedFault {
  readonly call: KnownCall
  readonly fault: InputFault
  /** What the fault is about: the value, or the map in which something is missing. */
  readonly node: Node
  /** The entry with the unknown name, or the wrong key. */
  readonly entry: Entry | undefined
}

/** Faults in what the steps of a document send to APIs, as far as it is written out. */
export const apiInputFaults = factOf((document, engines: Engines): readonly PlacedFault[] => {
  const found: PlacedFault[] = []
  for (const call of knownCalls(document, engines)) for (const fault of faultsOfCall(call)) found.push(fault)
  return found
})

function* faultsOfCall(call: KnownCall): Generator<PlacedFault> {
  const root = call.sent
  if (!root) return
  const { input } = call.operation
  for (const fault of inputFaults(input ?? noInput, toJson(root), formCheckOf(call.of.name))) {
    const path = fault.kind === 'unknown' ? fault.path.slice(0, -1) : fault.path
    const node = fault.ofKey ? valueAt(root, ...path.slice(0, -1)) : valueAt(root, ...path)
    if (!node || isDynamic(node) || isReferring(node) || isOpen(node, fault)) continue
    if (fault.kind === 'type' && isTakenFlat(fault)) continue
    yield { call, fault, node, entry: entryFor(fault, node) }
  }
}

/** Whether keys of a map are not known before the run, or the host has been rendered; they may be those that are missing. */
function isOpen(node: Node, { kind, path }: InputFault): boolean {
  if (node.kind !== 'map') return false
  const open = openKeys(node)
  return kind === 'unknown' ? open.has(String(path.at(-1))) : open.size > 0
}

const openKeys = once(
  ({ entries }: MapNode): ReadonlySet<string> =>
    new Set(entries.flatMap(({ key }) => (key.dynamic || isReferring(key) ? keyText(key) : []))),
)

/** What an operation without inputs takes. */
export const noInput = { kind: 'structure', members: new Map(), union: false } as const

function entryFor(fault: InputFault, node: Node): Entry | undefined {
  if (node.kind !== 'map' || (fault.kind !== 'unknown' && !fault.ofKey)) return undefined
  return lastByText(node).get(String(fault.path.at(-1)))
}

/** The entries of a map by their keys as text; the last where several have one. */
const lastByText = once(
  ({ entries }: MapNode): ReadonlyMap<string, Entry> => new Map(entries.map((entry) => [keyText(entry.key), entry])),
)

/** The place of a fault in words: `Filters[0] of DescribeInstances`. */
export const ownerOf = ({ call, fault }: PlacedFault): string => placeWords(fault, call.operation.name)

/** The place of a fault in what is given to something of a name. */
export function placeWords(fault: InputFault, name: string): string {
  const path = fault.kind === 'unknown' || fault.ofKey ? fault.path.slice(0, -1) : fault.path
  const written = pathText(path)
  return written === '' ? `\`${name}\`` : `\`${written}\` of \`${name}\``
}

/** A value in a message, not longer than can be read. */
export function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``
}
