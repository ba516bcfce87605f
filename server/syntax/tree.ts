/** How a scalar is written; decides how its text maps to the source. JSON strings are `double`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** A part of the source, as half-open offsets in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What all nodes share. The range of a scalar is its content: without quotes, without the header of a block. */
interface Located extends Range {
  /** An explicit YAML tag such as `!Sub` or `!!str`. */
  readonly tag?: string
}

export interface ScalarNode extends Located {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  readonly style: ScalarStyle
  /** True where only the host of the document (CloudFormation, Terraform, a template engine) knows the value; `value` is the source then. */
  readonly dynamic?: true
  /** Of a mistyped key: as it stands in the text, where `value` is what was probably meant. */
  readonly written?: string
}

export interface Entry {
  readonly key: ScalarNode
  /** An empty scalar at the end of the key where nothing is written. */
  readonly value: Node
  /** True for an entry which a merge key (`<<`) brought in. */
  readonly merged?: true
}

export interface MapNode extends Located {
  readonly kind: 'map'
  readonly flow: boolean
  readonly entries: readonly Entry[]
}

export interface ListNode extends Located {
  readonly kind: 'list'
  readonly flow: boolean
  readonly items: readonly Node[]
}

/** A value with its place. Aliases are resolved: the node of the anchor stands in both places. */
export type Node = ScalarNode | MapNode | ListNode

/** The closed set of syntax faults. `not-read` means that the text was given up on: too large, too deep, an alias bomb. */
export type SyntaxCode =
  | 'syntax'
  | 'trailing-comma'
  | 'comment'
  | 'duplicate-key'
  | 'unquoted-reference'
  | 'several-documents'
  | 'not-read'

export interface SyntaxFault extends Range {
  readonly code: SyntaxCode
  readonly message: string
  /** A second place that belongs to the fault, such as the first of two equal keys. */
  readonly related?: Range
  /** True where the tree behind the fault may be another one than was meant, though faults of the code mostly leave it whole. */
  readonly fatal?: true
  /** True where AWS reads nothing of the text, but all around the fault is read as it was meant, so that it can be checked. */
  readonly local?: true
  /** True of a key that is only being typed, where the text is read without it. */
  readonly begun?: true
  /** What mends the fault, where that is known. */
  readonly mending?: { readonly title: string; readonly edits: readonly (Range & { readonly text: string })[] }
}

/** Faults that leave no doubt of what was meant, so that the rest of the document can be checked. */
const harmless: ReadonlySet<SyntaxCode> = new Set(['duplicate-key', 'comment', 'trailing-comma', 'unquoted-reference'])

/** Whether what a text is missing may stand in a part that could not be read. */
export const isFatal = ({ code, fatal }: SyntaxFault): boolean => fatal ?? !harmless.has(code)

/** Whether what was read cannot be checked by itself. Where a second document follows, the first was read in full. */
export const hidesRest = (fault: SyntaxFault): boolean =>
  isFatal(fault) && !fault.local && fault.code !== 'several-documents'

export type Format = 'yaml' | 'json'

/** One text read: always a tree, however broken the text. `root` is missing where nothing could be read. */
export interface Tree {
  readonly text: string
  readonly format: Format
  readonly root: Node | undefined
  readonly faults: readonly SyntaxFault[]
  /** True where parts cannot be read by themselves: nodes stand in several places, or lines were moved to be read. */
  readonly entangled?: true
}

/** The order of the text. */
export const byPlace = (a: Range, b: Range): number => a.start - b.start

/** Limits on what is read, against hostile input. */
export const limits = {
  /** Characters. AWS takes 64 KB for a document, 1 MB for a CloudFormation template. */
  text: 4 * 1024 * 1024,
  /** Levels of nesting. */
  depth: 200,
  /** Nodes, counting each use of an alias anew. */
  nodes: 1_000_000,
} as const

/** The entry with the key; where a key is written twice, the last, as AWS reads it. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined
  const { entries } = node
  if (entries.length > fewEntries) return entriesByKey(entries).get(key)
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at]
    if (entry && entry.key.value === key) return entry
  }
  return undefined
}

/** Among so many entries one is found as fast by looking at each. */
const fewEntries = 30

const byKey = new WeakMap<readonly Entry[], ReadonlyMap<ScalarNode['value'], Entry>>()

/** The entries of a large map, of which many may be asked for one after the other. */
function entriesByKey(entries: readonly Entry[]): ReadonlyMap<ScalarNode['value'], Entry> {
  const known = byKey.get(entries)
  if (known) return known
  const made = new Map(entries.map((entry) => [entry.key.value, entry]))
  byKey.set(entries, made)
  return made
}

/** The value under a key, or under a path of keys and list positions. */
export function valueAt(node: Node | undefined, ...path: readonly (string | number)[]): Node | undefined {
  let here = node
  for (const step of path) {
    here =
      typeof step === 'number' ? (here?.kind === 'list' ? here.items[step] : undefined) : entryOf(here, step)?.value
  }
  return here
}

/** The text of a scalar that is a string, and known. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && !node.dynamic ? node.value : undefined
}

/** Whether a text stands on lines of its own, below a `|` or `>`. */
export const isBlockText = (node: Node): boolean =>
  node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')

/** A scalar with its quotes, any other node as it is. */
export function withQuotes(node: Node): Range {
  if (node.kind !== 'scalar' || (node.style !== 'single' && node.style !== 'double'))
    return { start: node.start, end: node.end }
  return { start: node.start - 1, end: node.end + 1 }
}

/** Whether nothing can be said about the value before the host has been rendered. */
export function isDynamic(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.dynamic === true
}

/** Whether a host or a build gives some of the keys of a map, which may be any: a missing one proves nothing. */
export const hasUnknownKeys = ({ entries }: MapNode): boolean => entries.some(({ key }) => key.dynamic)

/** Whether nothing stands there: no node, or an empty one as in `key:`. */
export function isEmpty(node: Node | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null)
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Objects in which no key has a meaning of its own. Engines read them faster than those that are made without a prototype. */
const Bare = class {} as { new (): object; prototype: object }
Object.setPrototypeOf(Bare.prototype, null)
Reflect.deleteProperty(Bare.prototype, 'constructor')

/** An empty map of names to values. */
export const emptyRecord = <T>(): Record<string, T> => new Bare() as Record<string, T>

/** Puts a field into an object with a prototype: `__proto__` is a name like any other. */
export function putField<T>(into: Record<string, T>, name: string, value: T): void {
  if (name === '__proto__')
    Object.defineProperty(into, name, { value, configurable: true, enumerable: true, writable: true })
  else into[name] = value
}

/** The node as a plain JSON value; an unknown value stands as an empty reference. Maps have no prototype, so no key is special; where a key is written twice the last one counts. */
export const toJson = (node: Node): Json => jsonOf(node, emptyReference)

/** The node as a plain JSON value to show or to write; an unknown value stands as its source, such as `${name}`. */
export const writtenJson = (node: Node): Json => jsonOf(node, ownValue)

const emptyReference = (): Json => '{{ }}'
const ownValue = ({ value }: ScalarNode): Json => value

function jsonOf(node: Node, unknown: (node: ScalarNode) => Json): Json {
  if (node.kind === 'scalar') return node.dynamic ? unknown(node) : node.value
  if (node.kind === 'list') return node.items.map((item) => jsonOf(item, unknown))
  const map = emptyRecord<Json>()
  for (const { key, value, merged } of node.entries) {
    const name = keyText(key)
    if (!merged || !(name in map)) map[name] = jsonOf(value, unknown)
  }
  return map
}

/** A key as text; `1:` and `true:` are keys of JSON's data model too. */
export function keyText(key: ScalarNode): string {
  return typeof key.value === 'string' ? key.value : String(key.value)
}

/** A key as it stands in the text, also where another one was meant. */
export const writtenKey = (key: ScalarNode): string => key.written ?? keyText(key)

/** Every node below and including the given one, parents first, in the order of the text. Shared nodes come once per use. */
export function* walk(start: Node | undefined): Generator<Node> {
  const open = start ? [start] : []
  for (let node = open.pop(); node; node = open.pop()) {
    yield node
    if (node.kind === 'list') for (let at = node.items.length - 1; at >= 0; at--) open.push(node.items[at] as Node)
    else if (node.kind === 'map')
      for (let at = node.entries.length - 1; at >= 0; at--) open.push((node.entries[at] as Entry).value)
  }
}
