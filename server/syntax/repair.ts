import { quotePlaces, unquotedBefore } from './unquoted-reference.js'

/** A text with something put in, and where, so that offsets can be led back. */
export interface Repaired {
  readonly text: string
  /** In the order of the text; `at` is an offset in the repaired text. */
  readonly insertions: readonly { readonly at: number; readonly length: number }[]
  /** Where in the text as it is written a text begins that was put in quotes. */
  readonly quoted: ReadonlySet<number>
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

/** The same put in at each of some places, which are in the order of the text. */
function withText({ text, insertions, quoted }: Repaired, places: readonly number[], inserted: string): Repaired {
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
    quoted,
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
