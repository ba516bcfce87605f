import { flowPlace } from './flow-place.js'
import type { Path, Place } from './place.js'
import { isBlank, lineAt, lineOf, linesFrom, type YamlLine } from '../../syntax/yaml-lines.js'

/** The place at an offset in block YAML; lines before `from` belong to something else. */
export function blockPlace(text: string, offset: number, from: number): Place | undefined {
  const line = lineAt(text, offset)
  const before = lineOf(line.start, offset, text)
  const { key, content } = before
  if (content.startsWith('#') || content.includes(' #')) return undefined
  const climbed = climb(text, from, offset, before, line.key !== undefined)
  if (!climbed) return undefined
  if ('flow' in climbed) return climbed.flow
  const above = listAbove(text, line, climbed) ?? climbed
  const value = key ? content.slice(key.end).trimStart() : content
  const path = key ? [...above.path, key.name] : above.path
  if (/^[{[](?!\{)/.test(value)) return flowPlace(text, offset - value.length, offset, () => path, { form: 'flow' })
  if (/^[|>&*!]/.test(value)) return undefined
  const word = wordAt(text, offset - value.length, offset, line)
  if (!word || (!word.followed && goesOn(text, line, before, above.at === 'dash'))) return undefined
  const siblings = new Set([
    ...above.siblings,
    ...(key || above.at === 'dash' ? [] : keysBelow(text, line, before.column)),
  ])
  const lead = value === '' && /[:-]/.test(text.slice(line.start, offset).at(-1) ?? '') ? ' ' : ''
  const column = before.column + (key ? 0 : lead.length)
  const place: Place = { ...word, form: 'block', at: key ? 'value' : above.at, path, siblings, column, lead }
  if (place.at !== 'dash' || isAboveItem(text, line)) return place
  const keys = behindList(climb(text, from, offset, before, true), path)
  if (!keys) return place
  const all = new Set([...keys, ...keysBelow(text, line, before.column)])
  return { ...place, asKey: { ...place, at: 'key', path: path.slice(0, -1), siblings: all } }
}

/** The keys above a line as one with a key, where they are those beside the key of a list. */
function behindList(above: ReturnType<typeof climb>, list: Path): readonly string[] | undefined {
  if (!above || 'flow' in above || above.path.length !== list.length - 1) return undefined
  return above.siblings[0] === list.at(-1) ? above.siblings : undefined
}

/** The list to which a line without a key belongs by the dash below it: that of the key above it, or of one at its own column. */
function listAbove(text: string, line: YamlLine, above: Above): Above | undefined {
  const { dashes, key } = line
  if (key || dashes.length > 0 || above.at !== 'key' || !isAboveItem(text, line)) return undefined
  return { at: 'dash', path: [...above.path, ...above.siblings.slice(0, 1)], siblings: [] }
}

/** Whether an item follows on the lines below, with its dash in the column of a line. */
function isAboveItem(text: string, line: YamlLine): boolean {
  for (const below of linesBelow(text, line)) if (!isBlank(below)) return below.dashes[0] === line.column
  return false
}

/** Whether the lines below belong to what stands on the line already: they are indented deeper, or are the items of its list. */
function goesOn(text: string, line: YamlLine, { column, dashes }: YamlLine, isDash: boolean): boolean {
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue
    const [first = below.column] = below.dashes
    return first > column || (!isDash && below.dashes.length > 0 && first === column && dashes.length === 0)
  }
  return false
}

/** The word that is typed from `start` on; undefined where more follows on its line than a colon. */
function wordAt(
  text: string,
  start: number,
  offset: number,
  line: YamlLine,
): Pick<Place, 'word' | 'quote' | 'followed'> | undefined {
  const sign = text[start]
  const quote = start < offset && (sign === '"' || sign === "'") ? sign : ''
  const inner = start + quote.length
  const typed = text.slice(inner, offset)
  if (quote && typed.includes(quote)) return undefined
  const tail = text.slice(offset, line.end)
  const more = (quote ? tail.split(quote, 1)[0] : /^(?:[^\s#:]|:(?=\S))*/.exec(tail)?.[0]) ?? ''
  const closed = quote !== '' && tail.length > more.length
  const end = quote && !closed ? offset : offset + more.length
  const behind = text.slice(closed ? end + 1 : end, line.end)
  const followed = /^\s*:(?:\s|$)/.test(behind)
  return followed || /^\s*(?:#|$)/.test(behind) ? { word: { start: inner, end }, quote, followed } : undefined
}

/** What the lines above say of a place. */
interface Above {
  readonly at: 'key' | 'item' | 'dash'
  readonly path: Path
  readonly siblings: readonly string[]
}

/** Where a climb has come to: among the keys of a map at a column, or among the dashes of a list. */
interface Here {
  in: 'map' | 'list'
  column: number
  /** How many items stand before; undefined where an item is only to begin. */
  index: number | undefined
  readonly path: (string | number)[]
  readonly siblings: string[]
  /** Whether the keys that are met are still those of the map of the offset. */
  own: boolean
  at: Above['at']
  /** Whether the line of the offset has a key, so that dashes at its column above it are those of another one. */
  readonly hasKey: boolean
}

/** Climbs from line to line to whatever is less indented, and gathers the way from the root of the document. */
function climb(
  text: string,
  from: number,
  offset: number,
  line: YamlLine,
  hasKey: boolean,
): Above | { readonly flow: Place } | undefined {
  const here: Here = { in: 'map', column: line.column, index: 0, path: [], siblings: [], own: true, at: 'key', hasKey }
  if (line.dashes.length > 0) {
    if (!line.key) here.at = 'item'
    enterItems(line.dashes, here)
  }
  for (let end = line.start - 1; end > from; ) {
    const above = lineOf(Math.max(from, text.lastIndexOf('\n', end - 1) + 1), end, text)
    end = above.start - 1
    if (isBlank(above)) continue
    const met = meet(above, here)
    if (met === 'text') return undefined
    const value = met && openFlow(above)
    if (value !== undefined) {
      const bracket = above.start + above.column + value
      const flow = flowPlace(text, bracket, offset, () => wayToBrackets(text, from, above, bracket), { form: 'flow' })
      if (flow) return { flow }
      if (met === 'parent') return undefined
    }
  }
  return { at: here.at, path: finished(here), siblings: here.siblings }
}

/** Where brackets open on a line, relative to its content. */
function openFlow({ key, content }: YamlLine): number | undefined {
  const value = key ? key.rest : content
  return /^[{[](?!\{)/.test(value) ? content.length - content.slice(key?.end ?? 0).trimStart().length : undefined
}

/** The way to the brackets that open on a line behind its key, or behind its dash: within others it goes through these. */
function wayToBrackets(text: string, from: number, line: YamlLine, bracket: number): Path | undefined {
  const start = lineOf(line.start, line.start + line.column, text)
  const above = climb(text, from, bracket + 1, start, line.key !== undefined)
  if (!above) return undefined
  if ('path' in above) return line.key ? [...above.path, line.key.name] : above.path
  const { at, path } = above.flow
  return at === 'key' ? path : path.slice(0, -1)
}

/** Takes one line above into account; tells whether it is what all below stands in, or a neighbour, or begins a text. */
function meet(line: YamlLine, here: Here): 'parent' | 'neighbour' | 'text' | undefined {
  const { column, dashes, key, content } = line
  if (here.in === 'list' && dashes.includes(here.column)) {
    if (here.index !== undefined) here.index++
    enterItems(
      dashes.filter((outer) => outer < here.column),
      here,
    )
    return 'neighbour'
  }
  const isParent =
    here.in === 'list' ? column <= here.column && (dashes.at(-1) ?? -1) < here.column : column < here.column
  if (isParent) {
    if (!key) return openFlow(line) === undefined ? 'text' : 'parent'
    if (/^[|>][-+0-9]*(?:\s|$)/.test(key.rest)) return 'text'
    closeLevel(here)
    here.path.push(key.name)
    Object.assign(here, { in: 'map', column, own: false })
    enterItems(dashes, here)
    return 'parent'
  }
  if (here.in === 'list') return undefined
  if (column === here.column) return sibling(line, here)
  // Above a key of the same map they are the items of another one.
  if (dashes.includes(here.column) && here.own && !here.hasKey && here.siblings.length === 0 && content !== '') {
    Object.assign(here, { in: 'list', at: 'dash', own: false, index: undefined })
    return 'neighbour'
  }
  return undefined
}

/** A line with a key of the same map; with a dash before it, the map is an item that begins here. */
function sibling(line: YamlLine, here: Here): 'neighbour' {
  if (here.own && line.key) here.siblings.push(line.key.name)
  here.own &&= line.dashes.length === 0
  enterItems(line.dashes, here)
  return 'neighbour'
}

/** From the content of a line out through its dashes: each begins an item of a list. */
function enterItems(dashes: readonly number[], here: Here): void {
  for (const column of [...dashes].reverse()) {
    closeLevel(here)
    Object.assign(here, { in: 'list', column, index: 0 })
  }
}

/** Notes the position in a list that is left. */
function closeLevel(here: Here): void {
  if (here.in === 'list' && here.index !== undefined) here.path.push(here.index)
}

function finished(here: Here): Path {
  closeLevel(here)
  return here.path.reverse()
}

/** The keys of the same map on the lines below. */
function keysBelow(text: string, line: YamlLine, column: number): string[] {
  const keys: string[] = []
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue
    if ((below.dashes[0] ?? below.column) < column) break
    if (below.column === column && below.dashes.length === 0 && below.key) keys.push(below.key.name)
  }
  return keys
}

function linesBelow(text: string, { end }: YamlLine): Iterable<YamlLine> {
  const lineBreak = text.indexOf('\n', end)
  return lineBreak < 0 ? [] : linesFrom(text, lineBreak + 1)
}
