import { type Bracket, token, type TokenKind } from './token-kinds.js'

/** The tokens of a script, in columns. */
export interface Tokens {
  readonly source: string
  readonly kinds: readonly TokenKind[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
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
  readonly kinds: TokenKind[]
  readonly starts: number[]
  readonly ends: number[]
  readonly problems: Map<number, string>
  readonly unclosed: number[]
  /** How many tokens there are. Their lists are made for so many as there probably are, since lists that grow take twice the time. */
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

/** Adds a token and reads on behind it. */
export function emit(lexer: Lexer, kind: TokenKind, start: number, end: number): void {
  const { count } = lexer
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

export const isLineEnd = (code: number) => code === 10 || code === 13

export const isDigit = (code: number) => code >= 48 && code <= 57

const nameParts = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0))

/** Whether a name may contain this character; letters beyond ASCII are looked at when the name is read. */
export const isNamePart = (code: number): boolean => (code < 128 ? nameParts[code] === 1 : code > 127)

/** How long the line end at this place is: `\r\n` counts as one. */
export const lineEndLength = (source: string, at: number) => (source.startsWith('\r\n', at) ? 2 : 1)

/** Where text that fits a sticky expression ends. */
export function endOf(expression: RegExp, source: string, at: number): number {
  expression.lastIndex = at
  return expression.test(source) ? expression.lastIndex : at
}

/** Reads up to the end of the line, which a comment goes to. */
export function skipLine(lexer: Lexer): void {
  const { source } = lexer
  let { at } = lexer
  while (at < source.length && !isLineEnd(source.charCodeAt(at))) at++
  lexer.at = at
}
