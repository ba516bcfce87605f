import type { Expression } from '../expression.js'
import type { Tokens } from '../lexer.js'
import type { Span } from './facts.js'

/** The place of an expression in its script. */
export const spanOf = ({ first, last }: Expression, { starts, ends }: Tokens): Span => ({
  start: starts[first] ?? 0,
  end: ends[last] ?? 0,
})

/** The text of a token. */
export const textAt = (token: number, { source, starts, ends }: Tokens): string =>
  source.slice(starts[token], ends[token])

/** Whether the text may come from a reference of the document, which stands there as underscores until the script runs. */
export const isMasked = (text: string): boolean => text.includes('_____')
