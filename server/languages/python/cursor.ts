import type { ScriptError } from '../script-error.js'
import type { PythonFunction } from './facts.js'
import type { Tokens } from './lexer.js'
import type { Trace } from './names.js'
import { token, type TokenKind } from './token-kinds.js'

/** What surrounds a statement: it decides whether `return`, `await` or `break` may stand there. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'async function'
  readonly loop: boolean
}

/** A place in the tokens of a script, and what was found up to there. */
export interface Cursor {
  readonly tokens: Tokens
  /** The minor version of the Python 3 that will run the script. */
  readonly minor: number
  /** Moved by `next` and `skip` alone, */
  at: number
  /** which keep the token there: it is asked for so often that to look it up each time took a tenth of the parser's time. */
  here: TokenKind
  depth: number
  scope: Scope
  /** Whether the first syntax error has been met: what follows is read for its functions only. */
  broken: boolean
  readonly errors: ScriptError[]
  readonly functions: PythonFunction[]
  readonly bindings: Set<string>
  /** Kept where it is asked for, as long as nothing stands in the way of following names. */
  trace: Trace | undefined
}

/** Thrown to leave a statement which is broken; never seen outside. */
export const stop = new Error('syntax error')

/**
 * Deeper nesting is not looked into. CPython refuses more than a hundred nested blocks or two hundred nested brackets; a bracket
 * counts twice here, because it is an expression that holds another.
 */
const maxDepth = 400

/** A token near the current one. */
export const kind = (c: Cursor, ahead: number): TokenKind => c.tokens.kinds[c.at + ahead] ?? token.end

export const type = (c: Cursor, ahead = 0): string => (ahead === 0 ? c.here : kind(c, ahead)).type

/** Goes on to the next token, and gives the index of the one that was left. */
export function next(c: Cursor): number {
  const at = c.at
  skip(c, 1)
  return at
}

export function skip(c: Cursor, tokens: number): void {
  c.at += tokens
  c.here = c.tokens.kinds[c.at] ?? token.end
}

export const start = (c: Cursor, index = c.at): number => c.tokens.starts[index] ?? c.tokens.source.length

export const end = (c: Cursor, index = c.at): number => c.tokens.ends[index] ?? c.tokens.source.length

export const text = (c: Cursor, index = c.at): string => c.tokens.source.slice(start(c, index), end(c, index))

/** Whether a token is this name, which is a keyword in some places only. */
export const isWord = (c: Cursor, word: string, index = c.at): boolean =>
  end(c, index) - start(c, index) === word.length && c.tokens.source.startsWith(word, start(c, index))

export function accept(c: Cursor, expected: string): boolean {
  if (type(c) !== expected) return false
  next(c)
  return true
}

/** Reads a token; `wanted` says in a message what else than the token itself is missing. */
export function expect(c: Cursor, expected: string, wanted?: string): void {
  if (!accept(c, expected)) fail(c, `expected ${wanted ?? `\`${expected}\``}, found ${found(c)}`)
}

/** Reads a name and returns it. */
export function name(c: Cursor, what = 'a name'): string {
  if (type(c) !== 'name') fail(c, `expected ${what}, found ${found(c)}`)
  return text(c, next(c))
}

const described: Readonly<Record<string, string>> = {
  newline: 'the end of the line',
  indent: 'deeper indentation',
  dedent: 'the end of the block',
  end: 'the end of the script',
  format: '`:`',
  conversion: '`!`',
  'field-end': '`}`',
  'f-string-end': 'the end of the f-string',
}

/** The current token in words, for a message. */
export function found(c: Cursor): string {
  const here = type(c)
  const written = text(c)
  return described[here] ?? `\`${written.length > 30 ? `${written.slice(0, 30)}…` : written}\``
}

/**
 * Leaves the statement with an error at the current token, or at its predecessor when something is missing at a line's end.
 * A bracket which is never closed makes all that follows wrong, so it is named instead, as CPython does.
 */
export function fail(c: Cursor, message: string): never {
  const problem = c.tokens.problems.get(c.at)
  const unclosed = c.tokens.unclosed.findLast((index) => index < c.at)
  if (problem !== undefined) report(c, c.at, problem)
  else if (unclosed !== undefined) reportUnclosed(c, unclosed)
  else if (end(c) === start(c) || type(c) === 'newline') report(c, c.at > 0 ? c.at - 1 : c.at, message)
  else report(c, c.at, message)
  throw stop
}

function reportUnclosed(c: Cursor, token: number): void {
  while ((c.errors.at(-1)?.start ?? -1) >= start(c, token)) c.errors.pop()
  report(c, token, `\`${text(c, token)}\` is never closed`)
}

/** Leaves the statement with an error at another token than the current one, unless that is none at all. */
export function failAt(c: Cursor, token: number, message: string): never {
  if (c.tokens.problems.has(c.at)) fail(c, message)
  report(c, token, message)
  throw stop
}

/** Adds an error over a token or over several, unless the script is broken before it or something is wrong there already. */
export function report(c: Cursor, first: number, message: string, last = first): void {
  if (c.broken || c.errors.at(-1)?.start === start(c, first)) return
  c.errors.push({ start: start(c, first), end: end(c, last), message })
}

/** Reports syntax which the Python that runs the script does not have yet. */
export function since(c: Cursor, minor: number, first: number, what: string): void {
  if (c.minor < minor) report(c, first, `${what} needs Python 3.${minor}; the script runs on Python 3.${c.minor}`)
}

/** Counts a level of nesting, and gives the script up when there are too many. */
export function enter(c: Cursor): void {
  if (++c.depth <= maxDepth) return
  c.broken = true
  throw stop
}
