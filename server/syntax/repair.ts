import type { Range } from './tree.js'
import { endOfValue, quotePlaces, unquotedBefore } from './unquoted-reference.js'

/** A text with something put in, and where, so that offsets can be led back. */
export interface Repaired {
  readonly text: string
  /** In the order of the text; `at` is an offset in the repaired text. */
  readonly insertions: readonly { readonly at: number; readonly length: number }[]
  /** Where in the text as it is written a text begins that was put in quotes. */
  readonly quoted: ReadonlySet<number>
  /** The texts with a colon and a blank in them that were put in quotes, in the text as it is written. */
  readonly withColon: readonly Range[]
}

/** More columns than any block that a person indents. */
const blanks = ' '.repeat(80)

/**
 * Indents the line of an offset. YAML wants the lines of a flow collection or a quoted scalar indented deeper than the block around them;
 * SnakeYAML, which reads documents for AWS, does not, and documents that AWS publishes close a brace at the parent's column or continue
 * a quoted scalar at column 0. Only there does js-yaml speak of deficient indentation.
 */
export function indentFlow(repaired: Repaired, offset: number): Repaired | undefined {
  const line = repaired.text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  return repaired.insertions.some(({ at }) => at === line) ? undefined : withText(repaired, [line], blanks)
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
  const written = { start: originalOffset(repaired, range.start), end: originalOffset(repaired, range.end) }
  return {
    ...withText(repaired, quotePlaces(range, text), "'"),
    withColon: [...repaired.withColon, written],
  }
}

/** What to do about such a text. */
export const colonWithin =
  'a map cannot begin here; quote text that has a colon and a blank in it, or put the map on lines of its own'

/** The same put in at each of some places, which are in the order of the text. */
function withText({ text, insertions, ...others }: Repaired, places: readonly number[], inserted: string): Repaired {
  const { length } = inserted
  let before = 0
  const moved = insertions.map(({ at, length: other }) => {
    while (before < places.length && (places[before] ?? at) < at) before++
    return { at: at + before * length, length: other }
  })
  const added = places.map((place, index) => ({ at: place + index * length, length }))
  const pieces = places.map((place, index) => text.slice(places[index - 1] ?? 0, place))
  return {
    text: [...pieces, text.slice(places.at(-1) ?? 0)].join(inserted),
    insertions: [...moved, ...added].sort((a, b) => a.at - b.at),
    ...others,
  }
}

/** The offset in the original text of one in the repaired text. */
export function originalOffset({ insertions }: Repaired, offset: number): number {
  let shift = 0
  for (const { at, length } of insertions) {
    if (offset <= at) break
    shift += Math.min(length, offset - at)
  }
  return offset - shift
}
