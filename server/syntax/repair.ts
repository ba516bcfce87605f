/** A text with blanks put in, and where, so that offsets can be led back. */
export interface Repaired {
  readonly text: string
  /** In the order of the text; `at` is an offset in the repaired text. */
  readonly insertions: readonly { readonly at: number; readonly length: number }[]
}

/** More columns than any block that a person indents. */
const blanks = ' '.repeat(80)

/**
 * Indents the line of an offset. YAML wants the lines of a flow collection or a quoted scalar indented deeper than the block around them;
 * SnakeYAML, which reads documents for AWS, does not, and documents that AWS publishes close a brace at the parent's column or continue
 * a quoted scalar at column 0. Only there does js-yaml speak of deficient indentation.
 */
export function indentFlow({ text, insertions }: Repaired, offset: number): Repaired | undefined {
  const line = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  if (insertions.some(({ at }) => at === line)) return undefined
  const moved = insertions.map(({ at, length }) => ({ at: at > line ? at + blanks.length : at, length }))
  const inserted = [...moved, { at: line, length: blanks.length }].sort((a, b) => a.at - b.at)
  return { text: text.slice(0, line) + blanks + text.slice(line), insertions: inserted }
}
