import { insert, type TextEdit } from './edited-text.js'
import {
  columnBetween,
  columnOfKey,
  columnsAbove,
  dashWithKey,
  followsText,
  indentedBy,
  isKeyOrItem,
  isOpen,
  type Line,
  lineAt,
  lineBehind,
  linesFrom,
  stepOf,
  wantedColumns,
} from './indentation.js'
import { oddLine } from './odd-line.js'
import { once } from './once.js'
import { oddTextLine } from './text-lines.js'
import { byPlace, isBlockText, type Range, type SyntaxFault, type Tree, walk } from './tree.js'
import {
  beginsValue,
  endsWithLine,
  notClosed,
  unclosedAbove,
  unclosedOn,
  type UnclosedValue,
} from './unclosed-value.js'
import { endOfValue } from './unquoted-reference.js'

/** What to change so that a text can be read as it was meant. */
export interface Mend {
  readonly edits: readonly TextEdit[]
  /** What the edits do, where they are what an author would do. */
  readonly title?: string
  /** A value of which nothing is known then. */
  readonly unknown?: Range
  /** What is wrong, where the mend shows it better than the fault. */
  readonly told?: Range & { readonly message: string }
}

const blocksOf = once(({ root }: Tree): readonly Range[] => [...walk(root)].filter(isBlockText).sort(byPlace))

/** What may have been meant at a fault. */
export function mendsAt(tree: Tree, { start, message }: SyntaxFault): readonly Mend[] | undefined {
  const line = lineAt(tree.text, start)
  if (!line) return undefined
  const before = unclosedBefore(tree, line, blocksOf(tree))
  for (const mendsOf of kinds) {
    const mends = mendsOf(tree, start, line, message)
    if (mends) return [...before, ...mends]
  }
  return before.length > 0 ? before : undefined
}

/** Undefined where a line looks otherwise: that does not depend on the lines around it. */
type Kind = (tree: Tree, at: number, line: Line, message: string) => readonly Mend[] | undefined

/** A quote or bracket that is not closed on its line, where the next line has a key or item of its own. */
const unclosed: Kind = ({ text }, at, line) => {
  const value = unclosedOn(text, line)
  if (!value || at < value.start) return undefined
  return endsWithLine(text, value) ? [closed(text, value)] : at === value.start ? [] : undefined
}

/** The same on the lines above, where reading went on as in the value. */
const unclosedBefore = ({ text }: Tree, line: Line, blocks: readonly Range[]): readonly Mend[] =>
  unclosedAbove(text, line, blocks).map((value) => closed(text, value))

function closed(text: string, value: UnclosedValue): Mend {
  const { start, end, line, opens } = value
  const told = { start: opens, end: opens + 1, message: notClosed(text[opens]) }
  const first = text[start] ?? ''
  const rest = text.slice(start + 1, end)
  if (value.isKey) return closedKey(value, first, rest, told)
  // Whether a list or map was meant is not known.
  if (opens !== start || !/["']/.test(first) || rest.includes('\\')) return { ...asText(text, start, line), told }
  if (/^[^"']+["']$/.test(rest)) {
    const message = `this \`${first}\` is closed by \`${text[end - 1]}\`; write the same quote at both ends`
    const edits = [{ start: end - 1, end, text: first }]
    return { edits, title: `write \`${first}\` at its end`, told: { ...told, message } }
  }
  const isKnown = !rest.includes('#')
  const edits = [insert(end, first)]
  return isKnown ? { edits, told, title: closeIt } : { edits, told, unknown: { start: start + 1, end } }
}

/** A quote before a key is closed behind it; brackets are taken out. */
function closedKey({ start, end }: Range, sign: string, rest: string, told: NonNullable<Mend['told']>): Mend {
  if (/["']/.test(sign)) return { edits: [insert(end, sign)], told, title: 'close it behind the key' }
  const opening = /^[[{ \t]*/.exec(rest)?.[0].length ?? 0
  return { edits: [{ start, end: start + 1 + opening, text: '' }], told, title: `take out the \`${sign}\`` }
}

const closeIt = 'close it at the end of the line'

/** Lines that tabs indent, one behind the other. Each tab stands for as many blanks as have them fit what is above. */
const tabs: Kind = (tree, at, line) => {
  const { text } = tree
  if (!isTabbed(line) || at > line.lineStart + line.indent) return undefined
  const lines = linesFrom(text, line, isTabbed)
  const blocks = blocksOf(tree)
  const { keys, items, above } = columnsAbove(text, line, blocks)
  const open = above && isOpen(above) ? above : undefined
  const [column] = lines.length > 1 ? [] : [columnBetween(text, line, blocks) ?? columnAbove(text, line, above)]
  if (column !== undefined) {
    const edit = { start: line.lineStart, end: line.lineStart + line.indent, text: ' '.repeat(column) }
    return [{ title: 'indent with blanks', edits: [edit] }]
  }
  const fits = (column: number) =>
    open ? column > columnOfKey(open) : (line.content.startsWith('- ') ? items : keys).includes(column)
  const columns = new Map([2, 4, 8].map((width) => [columnOf(line, width), width]).reverse() as [number, number][])
  const fitting = [...columns].filter(([column]) => fits(column)).toReversed()
  // Below a key without a value, how deep a line is says nothing more.
  if (fitting.length > 1 && !open) return []
  return fitting.slice(0, 1).map(([, width]) => ({
    title: 'indent with blanks',
    edits: lines.map((each) => ({
      start: each.lineStart,
      end: each.lineStart + each.indent,
      text: ' '.repeat(columnOf(each, width)),
    })),
  }))
}

/** How far a key is indented below what stands above, where what is below it in turn is deeper. */
function columnAbove(text: string, line: Line, above: Line | undefined): number | undefined {
  const next = lineBehind(text, line)
  if (!above || !next || !isKeyOrItem(above.content) || !/:(?: *[|>][-+]?)? *$/.test(line.content)) return undefined
  const column = columnOfKey(above) + (isOpen(above) ? stepOf(text) : 0)
  return next.indent > column || (next.indent === column && next.content.startsWith('-')) ? column : undefined
}

const isTabbed = ({ written }: Line): boolean => /^ *\t/.test(written)

/** How far a line is indented where a tab goes on to the next multiple of so many columns. */
function columnOf({ written, indent }: Line, width: number): number {
  let column = 0
  for (const char of written.slice(0, indent)) column += char === '\t' ? width - (column % width) : 1
  return column
}

/** A key or item that is indented like nothing above it, where there is one column that it can have been meant for; alone or with those behind it. */
const misplaced: Kind = (tree, at, line, message) => {
  if (!message.startsWith(indentedBy) || at !== line.range.start || !isKeyOrItem(line.content)) return undefined
  const { indent } = line
  const between = columnBetween(tree.text, line, blocksOf(tree))
  const [wanted, ...others] = between === undefined ? wantedColumns(tree.text, line, blocksOf(tree)) : [between]
  if (wanted === undefined || others.length > 0) return []
  const block = linesFrom(tree.text, line, (each) => each.indent >= indent)
  return [[line], block].map((lines) => ({
    title: `indent by ${wanted}`,
    edits: lines.map(({ lineStart }) =>
      wanted > indent
        ? insert(lineStart, ' '.repeat(wanted - indent))
        : { start: lineStart, end: lineStart + indent - wanted, text: '' },
    ),
  }))
}

/** A key without its colon, or without the blank behind it, among keys. */
const halfKey: Kind = (tree, at, line) => {
  const { text } = tree
  const start = line.lineStart + columnOfKey(line)
  const found = /^([A-Za-z][\w-]*)(:?)[ \t]*([^\n]*)$/.exec(text.slice(start, line.lineEnd).trimEnd())
  const [, word = '', colon, value = ''] = found ?? []
  if (!found || at !== start) return undefined
  const behind = start + word.length
  // An address, or a key with its value.
  if (colon) return /^[^\s/]/.test(text.slice(behind + 1, line.lineEnd)) ? [blankBehindColon(start, word)] : undefined
  const next = lineBehind(text, line)
  const column = columnOfKey(line)
  if (value === '') return next && isBelow(next, column) ? [colonBehind(start, word)] : undefined
  if (!oneValue.test(value)) return undefined
  const isAmongKeys = (!next || next.indent <= column) && !followsText(text, line, blocksOf(tree))
  return isAmongKeys ? [colonBehind(start, word)] : []
}

const keyRange = (start: number, word: string): Range => ({ start, end: start + word.length })

const colonBehind = (start: number, word: string): Mend => ({
  edits: [insert(start + word.length, ':')],
  title: 'put a colon behind the key',
  told: { ...keyRange(start, word), message: `a colon is missing behind \`${word}\`` },
})

const blankBehindColon = (start: number, word: string): Mend => ({
  edits: [insert(start + word.length + 1, ' ')],
  title: 'put a blank behind the colon',
  told: { ...keyRange(start, word), message: `a blank is missing behind the colon of \`${word}\`` },
})

const oneValue = /^(?:[^\s"'[\]{}:#]+(?::[^\s"'[\]{}:#]+)?|"[^"\n]*"|'[^'\n]*'|\[[^\n]*\]|\{[^\n]*\})$/

const isBelow = ({ content, indent }: Line, column: number): boolean =>
  isKeyOrItem(content) && (indent > column || (indent === column && content.startsWith('-')))

/** An item without the blank behind its dash. */
const dash: Kind = (_, at, line) => {
  const start = line.lineStart + line.indent
  const title = 'put a blank behind the dash'
  return at === start && dashWithKey.test(line.content) ? [{ edits: [insert(start + 1, ' ')], title }] : undefined
}

/** A value that begins with a sign which no text can begin with. */
const forbidden: Kind = ({ text }, at, line) => {
  if (!/[@`%,\]}>|?-]/.test(text[at] ?? '') || !beginsValue(text, at, line)) return undefined
  const next = lineBehind(text, line)
  return next && next.indent > columnOfKey(line) ? [] : [asText(text, at, line)]
}

/** A text that is not known, up to the end of its line. */
function asText(text: string, start: number, line: Line): Mend {
  const end = Math.min(endOfValue(start, text, false), line.lineEnd)
  const inner = { start, end, text: text.slice(start, end).replaceAll("'", '_') }
  return { edits: [insert(start, "'"), inner, insert(end, "'")], unknown: { start, end } }
}

/** Text that goes on behind the quote that ended it. */
const endedEarly: Kind = ({ text }, at, line) => {
  const quote = text[at] ?? ''
  if (!/["']/.test(quote) || endedByKey.test(text.slice(at + 1, line.lineEnd))) return undefined
  for (
    let start = text.indexOf(quote, line.lineStart);
    start >= 0 && start < at;
    start = text.indexOf(quote, start + 1)
  )
    if (beginsValue(text, start, line)) return [asText(text, start, line)]
  return undefined
}

/** What may be the next key rather than more of a text, or is no more text at all. */
const endedByKey = /^(?:\s*$|\s*#|.*:(?:\s|$))/

/** A backslash in double quotes that escapes nothing: the text that has them is not known. */
const escapes: Kind = ({ text }, at, line) => {
  if (text[at] !== '\\') return undefined
  const quote = text.indexOf('"', line.lineStart)
  if (quote < 0 || quote > at || !beginsValue(text, quote, line)) return undefined
  const inner = /^(?:[^"\\\n]|\\[^\n])*(?=")/.exec(text.slice(quote + 1, line.lineEnd))?.[0]
  const range = { start: quote + 1, end: quote + 1 + (inner?.length ?? 0) }
  if (inner === undefined || range.end < at) return undefined
  return [{ edits: [{ ...range, text: inner.replaceAll(/[\\]/g, '_') }], unknown: range }]
}

/** A bracket that closes nothing, at the end of its line. */
const stray: Kind = ({ text }, at, line) => {
  const rest = text.slice(at + 1, line.lineEnd)
  if (!/[\]}]/.test(text[at] ?? '') || !/^\s*(?:#|$)/.test(rest)) return undefined
  const before = text.slice(line.lineStart, at).trimEnd()
  if (!/^$|["'\]}]$/.test(before.trim())) return undefined
  const range = { start: at, end: at + 1 }
  const message = `this \`${text[at]}\` closes nothing`
  return [{ edits: [{ ...range, text: ' ' }], title: `take the \`${text[at]}\` out`, told: { ...range, message } }]
}

/** A line that is no YAML by its look. */
const odd: Kind = (tree, at, line) => {
  const found = oddTextLine(tree.text, line, blocksOf(tree)) ?? oddLine(tree.text, line)
  if (found?.start !== at) return undefined
  const { edits, title, unknown, ...told } = found
  return edits ? [{ edits, told, ...(title !== undefined && { title }), ...(unknown && { unknown }) }] : []
}

const kinds: readonly Kind[] = [odd, tabs, escapes, endedEarly, unclosed, stray, forbidden, dash, misplaced, halfKey]
