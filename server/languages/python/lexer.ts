import { isLineEnd } from './characters.js'
import { type Bracket, token, type TokenKind } from './token-kinds.js'

/** The tokens of a script, in columns, which hold only until the next script is split. */
export interface Tokens {
  readonly source: string
  readonly kinds: readonly TokenKind[]
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** How many tokens there are; what stands behind them in the columns means nothing, but for two more ends. */
  readonly count: number
  /** What is wrong with a token of type `error`, by its index. */
  readonly problems: ReadonlyMap<number, string>
  /** The opening brackets which nothing closes, as indices of tokens in ascending order. */
  readonly unclosed: readonly number[]
}

/** An f-string which is being read. */
export interface FString {
  /** The index of the token which opens it. */
  readonly token: number
  readonly quote: string
  /** Whether a backslash stands for itself. */
  readonly raw: boolean
  /** Where it ends for a Python before 3.12, which does not look into the braces for that; -1 when that is of no concern. */
  readonly plainEnd: number
  /** The f-string in whose braces it stands. */
  readonly around: FString | undefined
}

/** What is open around the place where a lexer reads: a bracket, an f-string, a `{field}` of one, or the format of a field. */
export type Opening = {
  /** The index of the token which opens it. */
  readonly token: number
  /** What is open around it. */
  readonly around: Opening | undefined
} & ({ readonly open: Bracket } | { readonly open: 'f-string' | 'field' | 'format'; readonly string: FString })

/** Width of an indentation, with a tab as eight columns and with a tab as one. */
export interface Indentation {
  readonly wide: number
  readonly narrow: number
}

export interface Lexer extends Tokens {
  /** The characters of the source. */
  readonly codes: Uint8Array
  kinds: TokenKind[]
  starts: Int32Array
  ends: Int32Array
  readonly problems: Map<number, string>
  readonly unclosed: number[]
  count: number
  readonly indents: Indentation[]
  /** The minor version of the Python 3 that will run the script. */
  readonly minor: number
  /** The innermost f-string that is open. */
  string: FString | undefined
  /** Whether the string that was read last holds a backslash. */
  escapes: boolean
  /** What is open, innermost. */
  within: Opening | undefined
  at: number
}

const usualTokens = 4096

/** Columns that serve one script after the other: to make them anew takes longer than to fill them. */
export const columns = {
  kinds: Array.from({ length: usualTokens }, () => token.end),
  starts: new Int32Array(usualTokens),
  ends: new Int32Array(usualTokens),
} as const

/** Gives a long script columns of its own. */
function grow(lexer: Lexer): void {
  const { starts, ends } = lexer
  lexer.kinds = [...lexer.kinds]
  lexer.starts = new Int32Array(starts.length * 2)
  lexer.starts.set(starts)
  lexer.ends = new Int32Array(ends.length * 2)
  lexer.ends.set(ends)
}

/** Adds a token and reads on behind it. */
export function emit(lexer: Lexer, kind: TokenKind, start: number, end: number): void {
  const { count } = lexer
  if (count === lexer.starts.length) grow(lexer)
  lexer.kinds[count] = kind
  lexer.starts[count] = start
  lexer.ends[count] = end
  lexer.count = count + 1
  lexer.at = end
}

/** Adds text which is no token, with what is wrong with it, and reads on behind it. */
export function emitError(lexer: Lexer, start: number, end: number, message: string): void {
  lexer.problems.set(lexer.count, message)
  emit(lexer, token.error, start, end)
}

/** Where text that fits a sticky expression ends. */
export function endOf(expression: RegExp, source: string, at: number): number {
  expression.lastIndex = at
  return expression.test(source) ? expression.lastIndex : at
}

/** Reads up to the end of the line, which a comment goes to. */
export function skipLine(lexer: Lexer): void {
  const { codes, source } = lexer
  let { at } = lexer
  while (at < source.length && !isLineEnd(codes[at])) at++
  lexer.at = at
}
