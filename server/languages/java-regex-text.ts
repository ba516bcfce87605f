/** What is wrong with a regular expression, and where: offsets into the pattern. */
export interface RegexFault {
  readonly start: number
  readonly end: number
  readonly message: string
}

/** A pattern being read. The first fault ends the reading: the cursor jumps to the end, where every loop stops. */
export interface PatternText {
  readonly pattern: string
  readonly groupNames: Set<string>
  at: number
  depth: number
  fault: RegexFault | undefined
  /** The reader stopped without a judgement: free-spacing mode, or nesting beyond its bound. */
  gaveUp: boolean
  /** `(?U)` makes the names of character properties case-insensitive. */
  looseNames: boolean
  /** `(?m)` makes `^` and `$` match at every line. */
  multiline: boolean
}

/** Opens a pattern for reading. */
export function patternText(pattern: string): PatternText {
  const flags = { gaveUp: false, looseNames: false, multiline: false }
  return { pattern, ...flags, groupNames: new Set(), at: 0, depth: 0, fault: undefined }
}

/** The character at the cursor; `''` at the end. */
export function peek(text: PatternText): string {
  const code = text.pattern.codePointAt(text.at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

export const atEnd = (text: PatternText): boolean => text.at >= text.pattern.length

/** Takes the character at the cursor; `''` at the end. */
export function take(text: PatternText): string {
  const character = peek(text)
  text.at += character.length
  return character
}

/** Takes `wanted` if it stands at the cursor. */
export function accept(text: PatternText, wanted: string): boolean {
  const found = text.pattern.startsWith(wanted, text.at)
  if (found) text.at += wanted.length
  return found
}

/** Takes the characters that are `wanted`, `most` of them at most. */
export function takeWhile(text: PatternText, wanted: RegExp, most = Number.POSITIVE_INFINITY): string {
  const from = text.at
  for (let count = 0; count < most && wanted.test(peek(text)); count++) take(text)
  return text.pattern.slice(from, text.at)
}

/** Takes a quotation `\Q…\E`, if one stands at the cursor. */
export function quotation(text: PatternText): boolean {
  if (!accept(text, '\\Q')) return false
  const close = text.pattern.indexOf('\\E', text.at)
  text.at = close < 0 ? text.pattern.length : close + 2
  return true
}

/** A message shows no more of a pattern than this. */
const longestShown = 60

/** Records a fault from `from` up to the cursor, and ends the reading. The message is made of what stands there. */
export function fail(text: PatternText, from: number, message: (written: string) => string): void {
  const end = Math.max(text.at, from + 1)
  const written = text.pattern.slice(from, Math.min(end, from + longestShown)) + (end > from + longestShown ? '…' : '')
  if (!text.gaveUp) text.fault ??= { start: from, end, message: message(written) }
  text.at = text.pattern.length
}

/** Ends the reading without a judgement. */
export function giveUp(text: PatternText): void {
  text.gaveUp = true
  text.at = text.pattern.length
}
