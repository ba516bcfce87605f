/** A word, a number, a text in quotes or a sign of Cedar, as it is written. */
export interface CedarToken {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

const token =
  /\s+|\/\/[^\n]*|(?<word>[A-Za-z_]\w*)|(?<number>\d+)|(?<text>"[^"\\]*(?:\\.[^"\\]*)*")|(?<sign>::|&&|\|\||[=!<>]=|.)/gsy

/** The tokens of a text in Cedar, without blanks and comments, and one behind the last that says where it ends. */
export function cedarTokens(text: string): readonly CedarToken[] {
  const found: CedarToken[] = []
  for (const { 0: written, index: start, groups = {} } of text.matchAll(token)) {
    const kind = kinds.find((each) => groups[each] !== undefined)
    if (kind) found.push({ kind, text: written, start, end: start + written.length })
  }
  return [...found, { kind: 'end', text: '', start: text.length, end: text.length }]
}

const kinds = ['word', 'number', 'text', 'sign'] as const
