import { type EditedText, originalOffset, originalRange, unedited, withText } from './edited-text.js'
import { isOpen, lineAbove, lineAtOrAbove, lineBehind, mayGoOn } from './indentation.js'
import { byPlace, type Range, type SyntaxFault } from './tree.js'
import { endOfValue, quotePlaces, unquotedBefore } from './unquoted-reference.js'

/** A text in which something was changed so that it can be read. */
export interface Repaired extends EditedText {
  /** Where in the text as it is written a reference begins that was put in quotes. */
  readonly quoted: ReadonlySet<number>
  /** Values, in the text as it is written, of which nothing is known but their place. */
  readonly unknown: readonly Range[]
  /** Keys that are only being typed, in the text as it is written: blanks stand there instead. */
  readonly begun: readonly Range[]
  /** What was wrong where the text was changed, in the text as it is written. */
  readonly faults: readonly SyntaxFault[]
}

/** A text as it is written. */
export const asWritten = (text: string): Repaired => ({
  ...unedited(text),
  quoted: new Set(),
  unknown: [],
  begun: [],
  faults: [],
})

/** More columns than any block that a person indents. */
const blanks = ' '.repeat(80)

/**
 * Indents the line of an offset. YAML wants the lines of a flow collection or a quoted scalar indented deeper than the block around them;
 * SnakeYAML, which reads documents for AWS, does not, and documents that AWS publishes close a brace at the parent's column or continue
 * a quoted scalar at column 0. Only there does js-yaml speak of deficient indentation.
 */
export function indentFlow(repaired: Repaired, offset: number): Repaired | undefined {
  const line = repaired.text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  return repaired.changes.some(({ at, added }) => at === line && added > 0)
    ? undefined
    : withText(repaired, [line], blanks)
}

/** Quotes the reference, with the text behind it, because of which reading failed at an offset: there is no doubt of what was meant. */
export function quoteReference(repaired: Repaired, offset: number, inFlow: boolean): Repaired | undefined {
  const range = unquotedBefore(offset, repaired.text, inFlow)
  if (!range) return undefined
  const quoted = new Set([...repaired.quoted, originalOffset(repaired, range.start)])
  return { ...withText(repaired, quotePlaces(range, repaired.text), "'"), quoted }
}

/** A key, also as the first one of an item, with the beginning of a text without quotes. */
const keyAndText = /^[ \t]*(?:-[ \t]+)*(?:[\w.$-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:[ \t]+(?=[^\s"'[\]{},&*!|>@%`#?:-])/

/** Quotes the text in which a colon stands at an offset, where another key cannot begin: on the line of its own key. */
export function quoteColon(repaired: Repaired, offset: number): Repaired | undefined {
  const { text } = repaired
  const line = text.lastIndexOf('\n', offset - 1) + 1
  const before = keyAndText.exec(text.slice(line, offset))?.[0]
  if (before === undefined || text[offset] !== ':') return undefined
  const range = { start: line + before.length, end: endOfValue(offset, text, false) }
  const written = originalRange(repaired, range)
  return {
    ...withText(repaired, quotePlaces(range, text), "'"),
    unknown: [...repaired.unknown, written],
    faults: [...repaired.faults, { code: 'syntax', ...written, message: colonWithin, local: true }],
  }
}

/** What to do about such a text. */
export const colonWithin =
  'a map cannot begin here; quote text that has a colon and a blank in it, or put the map on lines of its own'

/** A line with nothing but a word, in quotes or not, which may be the beginning of a key. */
const wordAlone = /^(?:[A-Za-z_][\w-]*|"[\w-]+"|'[\w-]+')(?=\s*(?:#|$))/

/** A text with many words alone in their lines is no document in which somebody types a key. */
const mostBegun = 20

/**
 * Leaves out the word alone in its line because of which reading failed at an offset, on that line or the next one, where a key is awaited:
 * somebody may be typing it. As the first key of a map it may be text, but for a key below it.
 */
export function leaveOutKey(repaired: Repaired, offset: number, isFirst: boolean): Repaired | undefined {
  const { text, begun } = repaired
  const at = begun.length < mostBegun ? lineAtOrAbove(text, offset) : undefined
  const line = at && !wordAlone.test(at.content) ? lineAbove(text, at) : at
  const [word] = wordAlone.exec(line?.content ?? '') ?? []
  if (!line || word === undefined) return undefined
  const [above, next] = [lineAbove(text, line), lineBehind(text, line)]
  if ((above && wordAlone.test(above.content)) || (next && next.indent > line.indent)) return undefined
  if (isFirst && ((above && !isOpen(above)) || next?.indent !== line.indent)) return undefined
  const [{ start, end }, written] = [line.range, originalRange(repaired, line.range)]
  const missing = `a colon is missing behind \`${word}\``
  const isBelowText = above && mayGoOn(above) && !/^- +\S+$/.test(above.content)
  const message = isBelowText ? `${missing}, or the line is not indented deep enough for the text above it` : missing
  return {
    ...repaired,
    text: text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    begun: [...begun, written],
    faults: [...repaired.faults, { code: 'syntax', ...written, message, local: true, begun: true }],
  }
}

/** Whether a text was changed in more than the keys that are only being typed. */
export function isChanged({ text, begun }: Repaired, written: string): boolean {
  if (begun.length === 0) return text !== written
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of begun.toSorted(byPlace)) {
    pieces.push(written.slice(done, start), ' '.repeat(end - start))
    done = end
  }
  return text !== [...pieces, written.slice(done)].join('')
}
