import { type EditedText, originalOffset, originalRange, unedited, withText } from './edited-text.js'
import type { Range, SyntaxFault } from './tree.js'
import { endOfValue, quotePlaces, unquotedBefore } from './unquoted-reference.js'

/** A text in which something was changed so that it can be read. */
export interface Repaired extends EditedText {
  /** Where in the text as it is written a reference begins that was put in quotes. */
  readonly quoted: ReadonlySet<number>
  /** Values, in the text as it is written, of which nothing is known but their place. */
  readonly unknown: readonly Range[]
  /** What was wrong where the text was changed, in the text as it is written. */
  readonly faults: readonly SyntaxFault[]
}

/** A text as it is written. */
export const asWritten = (text: string): Repaired => ({ ...unedited(text), quoted: new Set(), unknown: [], faults: [] })

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
