import { leading } from '../syntax/leading.js'
import { formatOf, parse } from '../syntax/parse.js'
import { rangeWithin } from '../syntax/positions.js'
import type { Entry, MapNode, Node, Range, ScalarNode, SyntaxFault, Tree } from '../syntax/tree.js'
import type { HostText } from './host-text.js'
import { standsAlone, withLoneHoles } from './lone-holes.js'

/** A document read from a text within a host. */
export interface ReadText {
  readonly tree: Tree
  /** Undefined where the text is broken. */
  readonly root: MapNode | undefined
  readonly faults: readonly SyntaxFault[]
  /** True where a text that the host encodes is half typed. */
  readonly partial?: true
}

/**
 * Reads the map that a text within a host holds; undefined where it holds none, or where what the host fills in decides its structure. In a
 * text that the host encodes, what is broken is the host's own text, of which nothing is said here.
 */
export async function readText(given: HostText, isEncoded: boolean): Promise<ReadText | undefined> {
  const format = formatOf(given.masked)
  const host = format === 'json' ? { ...given, masked: withLoneHoles(given) } : given
  const parsed = await parse(host.masked, format)
  const doubtful = isEncoded ? none : await doubtfulFaults(parsed, host)
  // Behind a place that is broken for certain it makes no difference what comes there.
  const [first] = parsed.faults.filter(breaks)
  if (first && doubtful.has(first)) return undefined
  const faults = parsed.faults.filter(
    (fault) =>
      !doubtful.has(fault) &&
      !(isEncoded && (fault.code === 'syntax' || fault.code === 'trailing-comma')) &&
      ((fault.code !== 'duplicate-key' && fault.code !== 'trailing-comma') || !isTouched(fault, host)),
  )
  const tree = { ...parsed, text: host.text, faults }
  if (parsed.root?.kind !== 'map') return faults.length === 0 ? undefined : { tree, root: undefined, faults }
  const root = markedDocument(parsed.root, parsed, host)
  const partial = isEncoded && parsed.faults.some(({ code }) => code === 'syntax')
  return { tree: { ...tree, root }, root, faults, ...(partial && { partial }) }
}

/** The faults of a text that are there whether or not there is what the host may leave out. */
async function certainFaults({ faults, format }: Tree, { masked, unsure }: HostText): Promise<readonly SyntaxFault[]> {
  if (unsure.length === 0 || faults.length === 0) return faults
  const without = await parse(blanked(masked, unsure), format)
  const nameOf = ({ start, message }: SyntaxFault) => `${start} ${message}`
  const found = new Set(without.faults.map(nameOf))
  return faults.filter((fault) => found.has(nameOf(fault)))
}

/** A text with blanks in the place of some parts, which are in the order of the text. */
function blanked(text: string, ranges: readonly Range[]): string {
  let result = ''
  let done = 0
  for (const { start, end } of ranges) {
    result += text.slice(done, start) + text.slice(start, end).replaceAll(/[^\n\r]/g, ' ')
    done = end
  }
  return result + text.slice(done)
}

const none: ReadonlySet<SyntaxFault> = new Set()

const breaks = ({ code }: SyntaxFault): boolean => code === 'syntax' || code === 'unquoted-reference'

/** The faults that might be none once the host has filled the holes of a text. */
async function doubtfulFaults(parsed: Tree, host: HostText): Promise<ReadonlySet<SyntaxFault>> {
  const { masked, holes } = host
  const breaking = parsed.faults.filter(breaks)
  if (breaking.length === 0) return none
  if (holes.some((hole) => standsAlone(masked, hole))) return new Set(breaking)
  const certain = new Set(await certainFaults(parsed, host))
  const isOnLine = ({ start, end }: Range): boolean => {
    const hole = holes[firstBehind(holes, masked.lastIndexOf('\n', Math.max(0, start - 1)) + 1)]
    return hole !== undefined && hole.start <= end
  }
  // Where some of the text may be missing, what it breaks may then be no fault.
  return new Set(breaking.filter((fault) => !certain.has(fault) || isOnLine(fault)))
}

/** The map of a document with what is not known in it. Which entries stand under a key that the host gives, or may leave out, nobody knows. */
function markedDocument(root: MapNode, tree: Tree, host: HostText): MapNode {
  const mark = marking(tree, host)
  const entries = root.entries.map(
    ({ key, value, ...entry }): Entry =>
      isTouched(key, host)
        ? { ...entry, key: { ...key, dynamic: true }, value: opaque(value, host.text) }
        : { ...entry, key, value: mark(value) },
  )
  return { ...root, entries }
}

/** Marks every scalar that a hole touches as unknown and with its source as value, and what may be missing as unknown too. */
function marking(tree: Tree, host: HostText): (node: Node) => Node {
  const { text, holes, unsure } = host
  const seen = new Map<Node, Node>()
  const mark = (node: Node): Node => {
    const done = seen.get(node) ?? markNode(node)
    seen.set(node, done)
    return done
  }
  const markNode = (node: Node): Node => {
    if (node.kind === 'scalar') {
      const touched = touching(holes, node)
      if (touched.length > 0) return unknown(node, touched, tree, text)
      return touching(unsure, node).length > 0 ? { ...node, dynamic: true } : node
    }
    if (node.kind === 'list') return { ...node, items: node.items.map(mark) }
    // What stands under a key that is not known belongs nowhere.
    if (node.entries.some(({ key }) => isTouched(key, host))) return opaque(node, text)
    return { ...node, entries: node.entries.map((entry): Entry => ({ ...entry, value: mark(entry.value) })) }
  }
  return mark
}

const isTouched = (range: Range, { holes, unsure }: HostText): boolean =>
  touching(holes, range).length > 0 || touching(unsure, range).length > 0

function touching(holes: readonly Range[], { start, end }: Range): Range[] {
  const found: Range[] = []
  for (let at = firstBehind(holes, start); at < holes.length; at++) {
    const hole = holes[at]
    if (!hole || hole.start >= end) break
    found.push(hole)
  }
  return found
}

/** The first hole that ends behind an offset. */
const firstBehind = (holes: readonly Range[], offset: number): number =>
  leading(holes.length, (at) => (holes[at]?.end ?? 0) <= offset)

/** A node of which only the source is known. Where its text is the source itself, references in it are found in their places. */
export function opaque({ start, end }: Range, text: string): ScalarNode {
  return { kind: 'scalar', value: text.slice(start, end), style: 'plain', start, end, dynamic: true }
}

function unknown(scalar: ScalarNode, holes: readonly Range[], tree: Tree, text: string): ScalarNode {
  if (typeof scalar.value !== 'string') return opaque(scalar, text)
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of holes) {
    const at = offsetInValue(tree, scalar, start)
    pieces.push(scalar.value.slice(done, at), text.slice(start, end))
    done = at + end - start
  }
  return { ...scalar, value: `${pieces.join('')}${scalar.value.slice(done)}`, dynamic: true }
}

/** The offset in a scalar's value of a place in the source. */
const offsetInValue = (tree: Tree, scalar: ScalarNode, place: number): number =>
  leading(String(scalar.value).length, (at) => rangeWithin(tree, scalar, at, at).start < place)
