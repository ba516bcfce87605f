import type { Tokens } from '../lexer.js'

/** The text of a token. */
export const textAt = (token: number, { source, starts, ends }: Tokens): string =>
  source.slice(starts[token], ends[token])

export const typeAt = (token: number, { kinds }: Tokens): string | undefined => kinds[token]?.type

/** Whether the text may come from a reference of the document, which stands there as underscores until the script runs. */
export const isMasked = (text: string): boolean => text.includes('_____')
