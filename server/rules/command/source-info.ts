import { type SourceType, sourceInfo, sourceTypes } from '../../../schemas/command/source-info.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { fixedText, inputEntry } from '../../document/inputs.js'
import { meantKey } from '../../document/meant-key.js'
import { parseJson } from '../../syntax/json.js'
import { rangeWithin } from '../../syntax/positions.js'
import { type Entry, keyText, type MapNode, type Range } from '../../syntax/tree.js'

/** What `aws:downloadContent` is to download, as a map or as the JSON text of one. */
export interface SourceInfo {
  readonly type: SourceType
  readonly map: MapNode
  readonly known: readonly string[]
  readonly required: readonly string[]
  /** Where to point at when a key is missing. */
  readonly head: Range
  /** The agent reads the keys in any letter case. */
  entry(name: string): Entry | undefined
  /** The place in the document of a place in the map. */
  toRange(range: Range): Range
}

/** The source of a step that downloads, where its type is known and its content can be read. */
export function sourceInfoOf(document: SsmDocument, step: Step): SourceInfo | undefined {
  if (step.action !== 'aws:downloadContent') return undefined
  const text = fixedText(inputEntry(document, step, 'sourceType')?.value)
  const type = sourceTypes.find((each) => each === text)
  const given = inputEntry(document, step, 'sourceInfo')
  const node = given?.value
  if (!type || !given || !node) return undefined
  const inText =
    node.kind === 'scalar' && typeof node.value === 'string' && !node.dynamic ? parseJson(node.value) : undefined
  const map = node.kind === 'map' ? node : inText?.faults.length === 0 ? inText.root : undefined
  if (map?.kind !== 'map') return undefined
  const { properties, required = [] } = sourceInfo[type] as { properties: object; required?: readonly string[] }
  const lower = new Map(map.entries.map((entry) => [keyText(entry.key).toLowerCase(), entry]))
  return {
    type,
    map,
    known: Object.keys(properties),
    required,
    head: given.key,
    entry: (name) => lower.get(name.toLowerCase()),
    toRange: (range) => (node.kind === 'scalar' ? rangeWithin(document.tree, node, range.start, range.end) : range),
  }
}

/** The keys that were probably meant by those which nobody knows. */
export function mistypedInfo({ map, known }: SourceInfo): ReadonlySet<string> {
  const unknown = map.entries.map(({ key }) => keyText(key)).filter((name) => !known.includes(name))
  return new Set(unknown.flatMap((name) => meantKey(map, name, known) ?? []))
}
