import { itemsWithoutDash } from './missing-dash.js'
import {
  type Entry,
  type Format,
  keyText,
  limits,
  type ListNode,
  type MapNode,
  type Node,
  type Range,
  type ScalarNode,
  type SyntaxFault,
} from './tree.js'
import { referenceAt, unquoted } from './unquoted-reference.js'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Open {
  readonly node: (Mutable<MapNode> & { entries: Entry[] }) | (Mutable<ListNode> & { items: Node[] })
  key: ScalarNode | undefined
  /** How many nodes a reader meets below and including this one. */
  weight: number
  readonly anchor: Anchor | undefined
}

interface Anchor {
  readonly node: Node
  /** Unknown while the anchor's own collection is open. */
  weight: number | undefined
}

/**
 * Puts a tree together from a stream of begin, scalar, alias and end, whichever parser it comes from. Keeps count of the nodes that a
 * reader of the tree would meet, aliases counted at each use, so that a few lines of nested aliases cannot keep it busy for ever.
 */
export class TreeBuilder {
  readonly faults: SyntaxFault[] = []
  root: Node | undefined
  #open: Open[] = []
  #anchors = new Map<string, Anchor>()
  /** The unquoted reference that is being read, and how many of the maps that YAML takes it for are open. */
  #bare: (Range & { depth: number }) | undefined
  #weight = 0
  #lacksDash = false
  #text: string
  #format: Format

  constructor(text: string, format: Format) {
    this.#text = text
    this.#format = format
  }

  begin(kind: 'map' | 'list', start: number, flow: boolean, tag?: string, anchor?: string): void {
    if (this.#isBare(start)) return
    const node: Open['node'] =
      kind === 'map' ? { kind, start, end: start, flow, entries: [] } : { kind, start, end: start, flow, items: [] }
    if (tag !== undefined) node.tag = tag
    const named = anchor === undefined ? undefined : { node, weight: undefined }
    if (anchor !== undefined && named) this.#anchors.set(anchor, named)
    this.#open.push({ node, key: undefined, weight: 1, anchor: named })
  }

  scalar(node: ScalarNode, anchor?: string): void {
    if (this.#bare) return
    const known = isFunction(node.tag) ? { ...node, dynamic: true as const } : node
    if (anchor !== undefined) this.#anchors.set(anchor, { node: known, weight: 1 })
    this.#add(known, 1)
  }

  alias(name: string, start: number, end: number): void {
    if (this.#bare) return
    const target = this.#anchors.get(name)
    const weight = target?.weight
    if (target && weight !== undefined && this.#weight + weight <= limits.nodes) {
      this.#add(target.node, weight, start)
      return
    }
    if (!target) {
      this.faults.push({ code: 'syntax', start, end, message: `no anchor is named \`${name}\``, local: true })
      const value = this.#text.slice(start, end)
      this.#add({ kind: 'scalar', value, style: 'plain', start, end, dynamic: true }, 1)
      return
    }
    if (weight === undefined) this.#fault('syntax', `the alias \`${name}\` stands inside its own anchor`, start, end)
    else if (!this.faults.some(({ code }) => code === 'not-read'))
      this.#fault('not-read', `the aliases multiply to more than ${limits.nodes} values; write them out`, start, end)
    this.#add({ kind: 'scalar', value: null, style: 'plain', start, end }, 1)
  }

  /** Ends the innermost collection at the offset behind it. */
  end(end: number): void {
    if (this.#bare) {
      this.#endBare(this.#bare)
      return
    }
    const done = this.#open.pop()
    if (!done) return
    done.node.end = end
    if (done.key) this.#entry(done, emptyAt(done.key.end))
    let more: readonly MapNode[] = []
    if (done.node.kind === 'map') {
      if (hasDuplicates(done.node.entries)) {
        more = this.#withoutDash(done.node, done.anchor)
        duplicateKeys(done.node, this.faults)
      }
      applyMerges(done.node)
    }
    if (done.anchor) done.anchor.weight = done.weight
    this.#weight -= done.weight - 1
    this.#add(done.node, done.weight)
    for (const item of more) this.#add(item, 1)
  }

  /** The items behind one of a list that lack their dash, so that YAML takes their keys for more of that one. The keys are taken out of it. */
  #withoutDash(map: Mutable<MapNode> & { entries: Entry[] }, anchor: Anchor | undefined): readonly MapNode[] {
    if (!this.atItem || map.flow || this.#format === 'json' || anchor) return []
    const items = itemsWithoutDash(map, this.#text)
    for (const { fault } of items) this.faults.push(fault)
    const [first] = items
    if (!first) return []
    map.entries = map.entries.slice(0, map.entries.indexOf(first.entries[0]))
    map.end = endOf(map.entries) ?? map.end
    this.#lacksDash = true
    return items.map(({ entries }): MapNode => {
      const [start, end] = [entries[0].key.start, endOf(entries) ?? entries[0].key.end]
      const item: MapNode & { entries: Entry[] } = { kind: 'map', start, end, flow: false, entries }
      applyMerges(item)
      return item
    })
  }

  /** Ends whatever is still open, for a text that breaks off. */
  finish(end: number): void {
    while (this.#open.length > 0) this.end(end)
  }

  /** Whether the next scalar is the key of a map. */
  get atKey(): boolean {
    const top = this.#open.at(-1)
    return top?.node.kind === 'map' && top.key === undefined
  }

  /** Whether the next node is an item of a list. */
  get atItem(): boolean {
    return this.#open.at(-1)?.node.kind === 'list'
  }

  /** Whether nodes may stand in several places, or elsewhere than their lines say. */
  get isEntangled(): boolean {
    return this.#anchors.size > 0 || this.#lacksDash
  }

  get depth(): number {
    return this.#open.length
  }

  /** Ends of what was read last, for a parser that does not say where a collection ends. */
  lastEnd(): number {
    const top = this.#open.at(-1)
    if (!top) return 0
    if (top.node.kind === 'list') return top.node.items.at(-1)?.end ?? top.node.start
    return Math.max(top.key?.end ?? 0, top.node.entries.at(-1)?.value.end ?? top.node.start)
  }

  /** Whether a collection belongs to an unquoted `{{ reference }}`, which YAML reads as a map whose key is a map. */
  #isBare(start: number): boolean {
    if (this.#bare) {
      this.#bare.depth++
      return true
    }
    if (this.atKey || !this.#text.startsWith('{{', start)) return false
    const value = referenceAt(start, this.#text)
    if (value === undefined) return false
    this.#bare = { start, end: start + value.length, depth: 1 }
    return true
  }

  #endBare(bare: Range & { depth: number }): void {
    bare.depth--
    if (bare.depth > 0) return
    this.#bare = undefined
    this.#add(this.bare(bare), 1)
  }

  /** A text that begins with a reference and has no quotes, as AWS would read it if it had. */
  bare({ start, end }: Range): ScalarNode {
    const value = this.#text.slice(start, end)
    const closed = /^([^"'\\]*)(["'])$/.exec(value)
    if (closed) return this.#halfQuoted(start, end, closed[1] ?? '', closed[2] ?? '')
    this.#fault('unquoted-reference', unquoted(value, this.#format), start, end)
    return { kind: 'scalar', value, style: 'plain', start, end }
  }

  /** A reference with a quote behind it alone. */
  #halfQuoted(start: number, end: number, value: string, quote: string): ScalarNode {
    this.faults.push({
      code: 'unquoted-reference',
      start,
      end,
      message: `a \`${quote}\` is missing before \`${value}\``,
      mending: { title: `put \`${quote}\` before it`, edits: [{ start, end: start, text: quote }] },
    })
    return { kind: 'scalar', value, style: 'plain', start, end: end - 1 }
  }

  #fault(code: SyntaxFault['code'], message: string, start: number, end: number): void {
    this.faults.push({ code, start, end, message })
  }

  #add(node: Node, weight: number, aliasAt?: number): void {
    const top = this.#open.at(-1)
    this.#weight += weight
    if (!top) {
      this.root ??= node
      return
    }
    top.weight += weight
    if (top.node.kind === 'list') top.node.items.push(node)
    else if (top.key === undefined) top.key = this.#asKey(node, aliasAt)
    else this.#entry(top, node)
  }

  #entry(top: Open, value: Node): void {
    if (top.node.kind !== 'map' || !top.key) return
    top.node.entries.push({ key: top.key, value })
    top.key = undefined
  }

  /** Maps and lists as keys are beyond JSON's data model; their source text stands in for them. */
  #asKey(node: Node, aliasAt: number | undefined): ScalarNode {
    if (node.kind === 'scalar') return node
    const start = aliasAt ?? node.start
    return { kind: 'scalar', value: this.#text.slice(start, node.end), style: 'plain', start, end: node.end }
  }
}

export const emptyAt = (at: number): ScalarNode => ({ kind: 'scalar', value: null, style: 'plain', start: at, end: at })

/** Where the last entry ends; the value of an alias stands elsewhere. */
function endOf(entries: readonly Entry[]): number | undefined {
  const last = entries.at(-1)
  return last && Math.max(last.key.end, last.value.end)
}

const isMerge = ({ key }: Entry): boolean => key.value === '<<' && key.style === 'plain'

/** Adds the entries of `<<: *base` behind the map's own, which win. */
function applyMerges(map: { entries: Entry[] }): void {
  if (!map.entries.some(isMerge)) return
  const merges = map.entries.filter(isMerge)
  const own = map.entries.filter((entry) => !merges.includes(entry))
  const names = new Set(own.map(({ key }) => keyText(key)))
  for (const { value } of merges) {
    for (const source of value.kind === 'list' ? value.items : [value]) {
      if (source.kind !== 'map') continue
      for (const entry of source.entries) {
        if (names.has(keyText(entry.key))) continue
        names.add(keyText(entry.key))
        own.push({ ...entry, merged: true })
      }
    }
  }
  map.entries = own
}

/** Most maps are small, and comparing their keys with one another is cheaper than a set of them. */
const small = 12

/** Whether two keys of a map have one name. */
export function hasDuplicates(entries: readonly Entry[]): boolean {
  if (entries.length > small) return new Set(entries.map(({ key }) => keyText(key))).size < entries.length
  for (let at = 1; at < entries.length; at++) {
    const name = keyText((entries[at] as Entry).key)
    for (let before = 0; before < at; before++) if (keyText((entries[before] as Entry).key) === name) return true
  }
  return false
}

/** Reports each key that a map repeats, with the place of the first. */
function duplicateKeys(map: MapNode, faults: SyntaxFault[]): void {
  const seen = new Map<string, ScalarNode>()
  for (const { key } of map.entries) {
    const name = keyText(key)
    const first = seen.get(name)
    if (!first) seen.set(name, key)
    else {
      const message = `the key \`${name}\` is written twice; the last one counts`
      faults.push({
        code: 'duplicate-key',
        start: key.start,
        end: key.end,
        message,
        related: { start: first.start, end: first.end },
      })
    }
  }
}

/** Whether a tag is that of a function, such as `!Ref`, so that the text behind it is not the value. */
const isFunction = (tag: string | undefined): boolean => tag !== undefined && /^!\w/.test(tag)
