import { ofConflict, signOfMark } from './conflict-marks.js'
import type { TextEdit } from './edited-text.js'
import { type Line, lineAbove, lineAt, lineBehind } from './indentation.js'
import type { Range } from './tree.js'

/** What is wrong with a line that is no YAML, by its look alone. */
export interface OddLine extends Range {
  readonly message: string
  /** What makes it YAML, where there is no doubt of what was meant. */
  readonly edits?: readonly TextEdit[]
  /** A text of which nothing is known then. */
  readonly unknown?: Range
  /** What the edits do, where they are what an author would do. */
  readonly title?: string
}

/** What is wrong with a line in which reading failed; undefined where it looks like YAML. */
export function oddLine(text: string, line: Line): OddLine | undefined {
  for (const look of looks) {
    const odd = look(line, text)
    if (odd) return odd
  }
  return spaceAbove(text, line)
}

/** A no-break space in one of the lines above, which reading may fail at only later. */
function spaceAbove(text: string, line: Line): OddLine | undefined {
  let above = lineAbove(text, line)
  for (let count = 0; above && count < 20; count++, above = lineAbove(text, above)) {
    const odd = noBreakSpace(above, text)
    if (odd) return odd
  }
  return undefined
}

/** One word, or prose, where a key with its colon belongs, in which reading failed. */
export function lineWithoutKey(text: string, line: Line): OddLine | undefined {
  const next = lineBehind(text, line)
  const isAbove = next !== undefined && next.indent > line.indent
  const [word] = /^[A-Za-z][\w-]*$/.exec(line.content) ?? []
  const range = at(line, line.indent, line.indent + line.content.length)
  if (word !== undefined && !isAbove)
    return {
      ...range,
      message: `\`${word}\` is no key without a colon; write \`${word}: \` and its value, or take it out`,
    }
  if (!/^[A-Za-z][\w-]*(?: [\w',.-]+)+[.!?]?$/.test(line.content)) return undefined
  return {
    ...range,
    message: 'this line is neither a key with a colon nor an item with a dash; put `#` before a comment',
  }
}

type Look = (line: Line, text: string) => OddLine | undefined

const at = ({ lineStart }: Line, start: number, end: number): Range => ({
  start: lineStart + start,
  end: lineStart + end,
})

/** The lines of a conflict, of which the first version is read. */
const conflict: Look = (line, text) => {
  if (signOfMark(line.written) === undefined) return undefined
  const edits: TextEdit[] = []
  let isTheirs = false
  for (let each: Line | undefined = line; each; each = lineAt(text, each.lineEnd + 1)) {
    const sign = signOfMark(each.written)
    if (sign === '=' || sign === '|') isTheirs = true
    if (sign !== undefined || isTheirs) edits.push({ start: each.lineStart, end: each.lineEnd, text: '' })
    if (sign === '>') break
  }
  const isWhole = text.startsWith('>', edits.at(-1)?.start)
  return {
    ...at(line, 0, line.written.trimEnd().length),
    message: ofConflict,
    edits: isWhole ? edits : edits.slice(0, 1),
  }
}

/** A no-break space, as web pages have it, in an indentation or behind a colon or dash. */
const noBreakSpace: Look = (line) => {
  const { written } = line
  const found = /^([ \t\u00a0]*(?:-[ \t\u00a0]+)*)(?:[\w.$-]+:([ \t\u00a0]+))?/.exec(written)
  if (!found) return undefined
  const spaces = [...found[0].matchAll(/\u00a0/g)].map(({ index }) => index)
  const [first] = spaces
  if (first === undefined) return undefined
  return {
    ...at(line, first, first + 1),
    message: 'a no-break space (U+00A0) stands here, which is no blank to YAML; write a blank',
    edits: spaces.map((index) => ({ ...at(line, index, index + 1), text: ' ' })),
    title: 'write blanks',
  }
}

/** A sign that word processors write for the dash of an item. */
const bullet: Look = (line) => {
  const [sign] = /^[\u2013\u2014\u2212\u2022*](?=\s+\S)/.exec(line.content) ?? []
  if (sign === undefined) return undefined
  const range = at(line, line.indent, line.indent + 1)
  const message = `a dash \`-\` begins an item, not \`${sign}\``
  return { ...range, message, edits: [{ ...range, text: '-' }], title: 'write a dash' }
}

/** Signs right before or behind the dash of an item that begins with a key. */
const signAtDash: Look = (line) => {
  const [, before = '', behind = ''] =
    /^([^\w\s#-]{0,2}) *-([^\w\s#-]{0,2})\s+["']?[\w.$-]+["']?:(?:\s|$)/.exec(line.content) ?? []
  const signs = before || behind
  if (signs === '' || (before !== '' && behind !== '')) return undefined
  const start = line.indent + (before === '' ? 1 : 0)
  const range = at(line, start, start + signs.length)
  const message = `\`${signs}\` stands ${before === '' ? 'behind' : 'before'} the dash of an item; take it out`
  return { ...range, message, edits: [{ ...range, text: '' }], title: `take the \`${signs}\` out` }
}

/** A comment as other languages have it. */
const comment: Look = (line) => {
  const [sign] = /^(?:\/\/|\/\*|--(?= )|;)/.exec(line.content) ?? []
  if (sign === undefined) return undefined
  const range = at(line, line.indent, line.indent + sign.length)
  const isWhole = sign !== '/*'
  return {
    ...range,
    message: `a comment begins with \`#\`, not with \`${sign}\``,
    ...(isWhole && { edits: [{ ...range, text: '#' }], title: 'write `#`' }),
  }
}

/** Another sign where the colon behind a key belongs. */
const otherColon: Look = (line) => {
  const found = /^((?:- +)*)([A-Za-z][\w-]*)(\s*(?:=>|:=|=|\uff1b|;|\uff1a)\s*)(?=\S|$)/.exec(line.content)
  const [, dashes = '', word = '', sign = ''] = found ?? []
  if (!found) return undefined
  const start = line.indent + dashes.length + word.length
  const range = at(line, start, start + sign.length)
  return {
    ...at(line, start - word.length, start + sign.trimEnd().length),
    message: `a colon and a blank stand between key and value, not \`${sign.trim()}\`; write \`${word}: \``,
    edits: [{ ...range, text: ': ' }],
    title: 'write a colon',
  }
}

/** Key and value in quotes with nothing between them. */
const quotedPair: Look = (line) => {
  const [, dashes = '', key = ''] =
    /^((?:- +)*)("[\w.$-]+"|'[\w.$-]+')\s+(?:"[^"]*"|'[^']*'|[\w.:/-]*\w)$/.exec(line.content) ?? []
  if (key === '') return undefined
  const start = line.indent + dashes.length
  const behind = line.lineStart + start + key.length
  return {
    ...at(line, start, start + key.length),
    message: `a colon is missing behind \`${key}\``,
    edits: [{ start: behind, end: behind, text: ':' }],
    title: 'put a colon behind the key',
  }
}

/** A dash without the blank behind it, before a text. */
const dashBeforeText: Look = (line) => {
  if (!/^-(?:[A-Za-z]\w*|"[^"]*"|'[^']*')$/.test(line.content)) return undefined
  const behind = line.lineStart + line.indent + 1
  return {
    ...at(line, line.indent, line.indent + line.content.length),
    message: `a blank is missing behind the dash; write \`- ${line.content.slice(1)}\``,
    edits: [{ start: behind, end: behind, text: ' ' }],
    title: 'put a blank behind the dash',
  }
}

/** A key without its colon before the sign of a block. */
const keyOfBlock: Look = (line) => {
  const [, dashes = '', word] = /^((?:- +)*)([A-Za-z][\w-]*) +[|>][-+]?$/.exec(line.content) ?? []
  if (word === undefined) return undefined
  const range = at(line, line.indent + dashes.length, line.indent + dashes.length + word.length)
  return {
    ...range,
    message: `a colon is missing behind \`${word}\``,
    edits: [{ start: range.end, end: range.end, text: ':' }],
    title: 'put a colon behind the key',
  }
}

/** The mark at the head of a document, which is text where blanks stand before it. */
const indentedMark: Look = (line, text) => {
  if (line.indent === 0 || !/^---[ \t]*(?:#|$)/.test(line.content)) return undefined
  if (!/^(?:[ \t\r]*(?:#.*)?\n)*$/.test(text.slice(0, line.lineStart))) return undefined
  return {
    ...at(line, line.indent, line.indent + 3),
    message: '`---` begins a document only where no blank stands before it on its line',
    edits: [{ ...at(line, 0, line.indent), text: '' }],
    title: 'take out the blanks before `---`',
  }
}

const looks: readonly Look[] = [
  conflict,
  indentedMark,
  noBreakSpace,
  bullet,
  signAtDash,
  comment,
  otherColon,
  quotedPair,
  dashBeforeText,
  keyOfBlock,
]
