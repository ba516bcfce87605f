/** A selector being read. The first fault ends the reading. */
export interface SelectorText {
  readonly selector: string
  at: number
  /** How deep the cursor is inside filters and their parentheses. */
  depth: number
  fault: { readonly start: number; readonly end: number; readonly message: string } | undefined
}

/** What a sticky expression finds at the cursor, which moves behind it. */
export function accept(text: SelectorText, wanted: RegExp): RegExpExecArray | undefined {
  wanted.lastIndex = text.at
  const found = wanted.exec(text.selector)
  if (found) text.at += found[0].length
  return found ?? undefined
}

/** Takes these characters, where they stand at the cursor: most of a selector, for which expressions take several times as long. */
export function take(text: SelectorText, characters: string): boolean {
  if (!text.selector.startsWith(characters, text.at)) return false
  text.at += characters.length
  return true
}

/** Takes a name of ASCII letters, digits, `_` and `-` that ends where each name does, as most of them do. */
export function takeWord(text: SelectorText): string | undefined {
  const { selector, at } = text
  let end = at
  while (isWordPart(selector.charCodeAt(end))) end++
  if (end === at || (end < selector.length && !endsOfNames.includes(selector.charAt(end)))) return undefined
  text.at = end
  return selector.slice(at, end)
}

const endsOfNames = '.[]() '

const isWordPart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45

export function skipSpace(text: SelectorText): void {
  const next = text.selector.charCodeAt(text.at)
  const isVisible = next > 0x20 && next < 0x7f
  if (!isVisible) accept(text, /\s*/y)
}

/** Takes a text in quotes; its escapes are resolved. */
export function readQuoted(text: SelectorText): string | undefined {
  const first = text.selector.charAt(text.at)
  if (first !== "'" && first !== '"') return undefined
  const quoted = accept(text, /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy)?.[0]
  return quoted?.slice(1, -1).replace(/\\(.)/gs, '$1')
}

/** A message shows no more of a selector than this. */
const longestShown = 60

/** Records a fault: the text from `start` to `end`, then what is wrong with it. */
export function fail(text: SelectorText, start: number, end: number, message: string): void {
  const written = text.selector.slice(start, Math.min(end, start + longestShown))
  text.fault ??= { start, end, message: written === '' ? message : `\`${written}\` ${message}` }
}
