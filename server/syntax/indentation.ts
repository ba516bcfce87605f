import type { Range } from './tree.js'

/** A fault of a line that is indented too little or too much. */
interface IndentationFault extends Range {
  readonly message: string
}

/** How it begins what is said of a line that is indented too little or too much. */
export const indentedBy = 'this line is indented by'

/** Whether a key has no value on its line, so that what is below it is deeper by as much as it likes. */
export const isOpen = ({ content }: Line): boolean => /:\s*(?:#[^\n]*)?$/.test(content)

/** A line that is not indented like anything above it, or not enough to be a part of the text above. */
export function misplacedLine(text: string, at: number, blocks: readonly Range[]): IndentationFault | undefined {
  const line = lineAt(text, at)
  if (!line) return undefined
  const outlier = outlierAbove(text, line, blocks)
  if (outlier) return outlier
  const isPart = isKeyOrItem(line.content)
  if (!isPart && blocks.some(({ end }) => end === line.lineStart)) {
    const message =
      'this line is not indented enough to belong to the text above it; indent it like the lines of that text'
    return { ...line.range, message }
  }
  const { levels, above } = columnsAbove(text, line, blocks)
  const { indent } = line
  if (levels.length === 0 || (isPart && above && isOpen(above) && indent > columnOfKey(above))) return undefined
  const wanted = isPart ? wantedColumns(text, line, blocks) : around(levels, indent)
  if (!levels.includes(indent)) {
    const known = (wanted.length > 0 ? wanted : around(levels, indent)).join(' or ')
    const message = `${indentedBy} ${indent}; indent it by ${known}, like what it belongs to`
    return { ...line.range, message }
  }
  if (line.content.startsWith('-') || !isPart) return undefined
  const deeper = levels[levels.indexOf(indent) - 1]
  const message = `a key cannot stand between the items of a list; indent it by ${deeper} to belong to the item above it`
  return deeper === indent + 2 ? { ...line.range, message } : undefined
}

/** The columns that a key or item may have been meant for: the next deeper one, then the next less deep one, or the one that is far nearer. */
export function wantedColumns(text: string, line: Line, blocks: readonly Range[]): readonly number[] {
  const { keys, items } = columnsAbove(text, line, blocks)
  const { indent } = line
  const both = around(line.content.startsWith('-') ? items : keys, indent)
  const [near = 0, far = 0] = both.map((level) => Math.abs(level - indent)).toSorted((a, b) => a - b)
  return both.length < 2 || near * 2 > far ? both : both.filter((level) => Math.abs(level - indent) === near)
}

/** The next deeper and the next less deep of some levels, the deepest first. */
const around = (levels: readonly number[], indent: number): readonly number[] =>
  [levels.findLast((level) => level > indent), levels.find((level) => level < indent)].filter(
    (level) => level !== undefined,
  )

/** Whether a line begins with a key or as an item. */
export const isKeyOrItem = (content: string): boolean => /^(?:- |-$|[^\s#][^#]*:(?:\s|$))/.test(content)

/** What looks like an item that begins with a key, without the blank behind its dash. */
export const dashWithKey = /^-[A-Za-z]\w*(?=:(?:\s|$))/

/** Such an item: on the line of an offset or the one above. */
export function dashWithoutBlank(text: string, at: number): IndentationFault | undefined {
  const line = lineAt(text, at)
  for (const each of line ? [line, lineAbove(text, line)] : []) {
    const [dash] = dashWithKey.exec(each?.content ?? '') ?? []
    if (each && dash !== undefined)
      return { ...each.range, message: `a blank is missing behind the dash; write \`- ${dash.slice(1)}\`` }
  }
  return undefined
}

/** A line below `key: text` that is indented deeper than the key; the line above it where that one fits nowhere. */
export function tooDeepLine(text: string, at: number, blocks: readonly Range[]): IndentationFault | undefined {
  const line = lineAt(text, at)
  if (!line) return undefined
  const { levels } = columnsAbove(text, line, blocks)
  if (line.indent < (levels[0] ?? 0) && !levels.includes(line.indent)) return misplacedLine(text, at, blocks)
  const below = lineAt(text, line.lineEnd + 1)
  // Reading may fail at the blanks before the line that is too deep.
  const isBefore = at <= line.lineStart + line.indent
  return (
    outlier(text, line, blocks) ??
    deeperThan(text, line, below, blocks) ??
    (isBefore ? deeperThan(text, lineAbove(text, line), line, blocks) : undefined)
  )
}

function deeperThan(text: string, above: Line | undefined, below: Line | undefined, blocks: readonly Range[]) {
  const key = above && /^((?:- +)*)[^\s:]+: +(?:[^\s:]|:\S)+ *$/.exec(above.content)
  if (!below || !key || !/^(?:- +)*[^\s:#-][^\s:#]*:(?:\s|$)/.test(below.content)) return undefined
  const wanted = above.indent + (key[1] ?? '').length
  if (below.indent <= wanted) return undefined
  const found = outlierAbove(text, below, blocks)
  if (found) return found
  const fits = below.content.startsWith('-') ? wantedColumns(text, below, blocks)[0] : wanted
  const message = `${indentedBy} ${below.indent}, deeper than the key above it, which has a value; indent it by ${fits ?? wanted}`
  return { ...below.range, message }
}

/** The line above one in which reading failed, where it is that line which is indented otherwise than both its neighbours. */
function outlierAbove(text: string, line: Line, blocks: readonly Range[]): IndentationFault | undefined {
  const above = headAbove(text, line)
  return above && outlier(text, above, blocks)
}

function outlier(text: string, line: Line, blocks: readonly Range[]): IndentationFault | undefined {
  const wanted = columnBetween(text, line, blocks)
  if (wanted === undefined) return undefined
  return { ...line.range, message: `${indentedBy} ${line.indent}; indent it by ${wanted}, like the lines around it` }
}

/** The key or item right above a line, or above the deeper lines there. */
function headAbove(text: string, line: Line): Line | undefined {
  let above = lineAbove(text, line)
  for (let next = above; next && next.indent > line.indent; next = lineAbove(text, next)) above = next
  return above && isKeyOrItem(above.content) ? above : undefined
}

/**
 * How far a key or item is to be indented that is the only one in its column, judged by its neighbours: where the line behind it, and the
 * one before it, would fit each other if it were not there, or where it begins a block in which all others are in one column.
 */
export function columnBetween(text: string, line: Line, blocks: readonly Range[]): number | undefined {
  const { above: before, keys, items } = columnsAbove(text, line, blocks)
  const behind = lineBehind(text, line)
  if (!before || !behind || !isKeyOrItem(line.content) || !isKeyOrItem(behind.content)) return undefined
  const dashes = columnOfKey(line) - line.indent
  const isText = dashes > 0 && /^(?:"[^"]*"|'[^']*'|(?![^#]*:(?:\s|$)).*)$/.test(line.content.slice(dashes))
  if (isOpen(line) || (dashes === 0 && line.content.startsWith('-'))) return undefined
  const column = columnOfKey(before)
  const isLast = dashes === 0 && behind.content.startsWith('-') && behind.indent > line.indent
  const ofItem = behind.indent + 2
  if (isLast) return !isOpen(before) && items.includes(behind.indent) && keys.includes(ofItem) ? ofItem : undefined
  if (isText !== behind.content.startsWith('-') || (!isText && behind.indent === columnOfKey(line))) return undefined
  const wanted = isText ? behind.indent : behind.indent - dashes
  if (wanted < 0 || wanted === line.indent) return undefined
  if (isOpen(before)) return wanted === column + stepOf(text) || (dashes > 0 && wanted === column) ? wanted : undefined
  if (isText) return before.content.startsWith('-') && before.indent === wanted ? wanted : undefined
  return (dashes > 0 ? items.includes(wanted) : column >= wanted && keys.includes(wanted)) ? wanted : undefined
}

/** By how much what is below a key is mostly indented more than the key. */
export function stepOf(text: string): number {
  const times = new Map<number, number>()
  let most = 2
  for (const [, key = '', below = ''] of text
    .slice(0, 10_000)
    .matchAll(/^( *)(?:- +)?[\w"'-]+:[ \t]*\n( *)(?=[^\s#])/gm)) {
    const step = below.length - key.length
    const count = (times.get(step) ?? 0) + 1
    times.set(step, count)
    if (step > 0 && step <= 8 && count > (times.get(most) ?? 0)) most = step
  }
  return most
}

/** A line of a text with something on it. */
export interface Line {
  readonly lineStart: number
  readonly lineEnd: number
  readonly indent: number
  readonly written: string
  /** Without the blanks around it. */
  readonly content: string
  /** The first word. */
  readonly range: Range
}

/** The first line with something on it, from the one that a place is on. */
export function lineAt(text: string, at: number): Line | undefined {
  if (at > text.length) return undefined
  for (let start = text.lastIndexOf('\n', at - 1) + 1; start < text.length; ) {
    const line = lineFrom(text, start)
    if (line.content !== '') return line
    start = line.lineEnd + 1
  }
  return undefined
}

const isComment = ({ content }: Line): boolean => content.startsWith('#')

/** The next line with more on it than a comment. */
export function lineBehind(text: string, line: Line): Line | undefined {
  let next = lineAt(text, line.lineEnd + 1)
  while (next && isComment(next)) next = lineAt(text, next.lineEnd + 1)
  return next
}

/** A line and those right behind it, but for empty ones, as far as something holds of them. */
export function linesFrom(text: string, first: Line, holds: (line: Line) => boolean): readonly Line[] {
  const lines = [first]
  for (let line = lineAt(text, first.lineEnd + 1); line && holds(line); line = lineAt(text, line.lineEnd + 1))
    lines.push(line)
  return lines
}

/** The line of an offset, or the next one above it, with more on it than a comment. */
export const lineAtOrAbove = (text: string, at: number): Line | undefined => {
  const line = lineFrom(text, text.lastIndexOf('\n', at - 1) + 1)
  return line.content === '' || isComment(line) ? lineAbove(text, line) : line
}

/** The next line above with more on it than a comment. */
export function lineAbove(text: string, { lineStart }: Pick<Line, 'lineStart'>): Line | undefined {
  for (let end = lineStart - 1; end > 0; ) {
    const line = lineFrom(text, text.lastIndexOf('\n', end - 1) + 1)
    if (line.content !== '' && !isComment(line)) return line
    end = line.lineStart - 1
  }
  return undefined
}

function lineFrom(text: string, lineStart: number): Line {
  const found = text.indexOf('\n', lineStart)
  const lineEnd = found < 0 ? text.length : found
  const written = text.slice(lineStart, lineEnd)
  const content = written.trim()
  const indent = written.length - written.trimStart().length
  const start = lineStart + indent
  return { lineStart, lineEnd, indent, written, content, range: { start, end: start + content.search(/\s|$/) } }
}

const dashesOf = ({ content }: Line): number => /^(?:- +)*/.exec(content)?.[0].length ?? 0

/** The column in which the key of a line begins, behind the dashes of items. */
export const columnOfKey = (line: Line): number => line.indent + dashesOf(line)

/** Whether the text above a line may go on in it: text in a block, or without quotes in several words. */
export function followsText(text: string, line: Line, blocks: readonly Range[]): boolean {
  const { above, isBehindBlock } = columnsAbove(text, line, blocks)
  return isBehindBlock || (above !== undefined && mayGoOn(above))
}

/** Whether a line is text, or has text without quotes in several words. */
export const mayGoOn = ({ content }: Line): boolean =>
  !/^(?:- +)*[^\s:]+:(?:\s+(?:[^\s"']+|(["']).*\1))?\s*$/.test(content)

/** How far the lines that a line may belong to are indented, the deepest first. */
interface Columns {
  /** Of lines and keys. An item of a list has two such levels. */
  readonly levels: readonly number[]
  readonly keys: readonly number[]
  readonly items: readonly number[]
  /** The line right above, but for comments. */
  readonly above: Line | undefined
  readonly isBehindBlock: boolean
}

export function columnsAbove(text: string, { lineStart }: Line, blocks: readonly Range[]): Columns {
  const keys = new Set<number>()
  const items = new Set<number>()
  let [lowest, block] = [Number.POSITIVE_INFINITY, blocks.length - 1]
  let above: Line | undefined
  let isBehindBlock = false
  for (let end = lineStart - 1; end > 0 && lowest !== 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = lineFrom(text, start)
    while (block >= 0 && (blocks[block]?.start ?? 0) > start) block--
    const isText = start < (blocks[block]?.end ?? 0)
    if (isText && !above) isBehindBlock = true
    if (line.content !== '' && !isComment(line) && !isText) {
      above ??= line
      const column = columnOfKey(line)
      if (column < lowest || (column === lowest && !line.content.startsWith('-'))) keys.add(column)
      if (column > line.indent && line.indent <= lowest) items.add(line.indent)
      lowest = Math.min(lowest, line.indent)
    }
    end = start - 1
  }
  const levels = [...new Set([...keys, ...items])]
  const sorted = (columns: Iterable<number>) => [...columns].sort((a, b) => b - a)
  return { levels: sorted(levels), keys: sorted(keys), items: sorted(items), above, isBehindBlock }
}
