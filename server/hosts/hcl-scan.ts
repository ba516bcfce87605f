/** How deep strings nest in the interpolations of strings; deeper ones are read as text. */
const deepest = 50

/** A heredoc: `<<EOF`, or `<<-EOF`, which takes the common indentation away. */
export interface Heredoc {
  readonly flush: boolean
  /** The lines between the marks. */
  readonly start: number
  readonly stop: number
  /** Behind the mark that ends it. */
  readonly end: number
}

const heredocMark = /<<(-?)([\p{L}_][\p{L}\p{N}_-]{0,100})\r?\n/uy

/** The heredoc that begins at an offset, if one does. An open one ends with the text. */
export function heredocAt(text: string, at: number, limit = text.length): Heredoc | undefined {
  heredocMark.lastIndex = at
  const match = heredocMark.exec(text)
  if (!match) return undefined
  const [opening, dash, word] = match
  const start = at + opening.length
  for (let line = start; line < limit; ) {
    const newline = text.indexOf('\n', line)
    const lineEnd = newline < 0 || newline > limit ? limit : newline
    const content = text.slice(line, Math.min(lineEnd, line + 400))
    if (content.trim() === word) {
      const end = line + content.trimEnd().length
      return { flush: dash === '-', start, stop: line, end }
    }
    line = lineEnd + 1
  }
  return { flush: dash === '-', start, stop: limit, end: limit }
}

/** Behind the comment that begins at an offset, or the offset itself where none does. */
export function skipComment(text: string, at: number, limit = text.length): number {
  if (text[at] === '#' || text.startsWith('//', at)) {
    const newline = text.indexOf('\n', at)
    return newline < 0 ? limit : Math.min(newline, limit)
  }
  if (!text.startsWith('/*', at)) return at
  const close = text.indexOf('*/', at + 2)
  return close < 0 ? limit : Math.min(close + 2, limit)
}

/** Behind blanks and comments, and new lines where they mean nothing. */
export function skipBlanks(text: string, from: number, limit: number, newlines: boolean): number {
  let at = from
  while (at < limit) {
    const char = text[at]
    if (char === ' ' || char === '\t' || char === '\r' || (newlines && char === '\n')) at++
    else {
      const behind = skipComment(text, at, limit)
      if (behind === at) return at
      at = behind
    }
  }
  return at
}

/** Behind the string that begins at an offset. One that is not closed ends with its line. */
export function skipString(text: string, from: number, limit = text.length, depth = 0): number {
  let at = from + 1
  while (at < limit) {
    const char = text[at]
    if (char === '"') return at + 1
    if (char === '\n') return at
    if (char === '\\') at += 2
    else at = skipTemplate(text, at, limit, depth) ?? at + 1
  }
  return Math.min(at, limit)
}

/** Behind the interpolation, directive or escape of one that begins at an offset. */
export function skipTemplate(text: string, at: number, limit: number, depth = 0): number | undefined {
  const char = text[at]
  if (char !== '$' && char !== '%') return undefined
  if (text[at + 1] === char && text[at + 2] === '{') return at + 3
  return text[at + 1] === '{' && depth < deepest ? skipBraced(text, at + 1, limit, depth + 1) : undefined
}

/** Behind the brace that closes the one at an offset. */
export function skipBraced(text: string, from: number, limit = text.length, depth = 0): number {
  let open = 0
  let at = from
  while (at < limit) {
    const char = text[at]
    if (char === '{') open++
    if (char === '}' && --open === 0) return at + 1
    at = skipQuoted(text, at, limit, depth) ?? at + 1
  }
  return limit
}

/** Behind the expression that begins at an offset: at a comma, the end of a line or of what is around it. */
export function skipExpression(text: string, from: number, limit = text.length): number {
  let open = 0
  let at = from
  while (at < limit) {
    const char = text[at] ?? ''
    if (open === 0 && (char === '\n' || char === ',' || char === '#' || text.startsWith('//', at))) return at
    if ('([{'.includes(char)) open++
    if (')]}'.includes(char) && open-- === 0) return at
    at = skipQuoted(text, at, limit, 0) ?? at + 1
  }
  return limit
}

/** Behind the string, heredoc or comment that begins at an offset. */
function skipQuoted(text: string, at: number, limit: number, depth: number): number | undefined {
  const char = text[at]
  if (char === '"') return skipString(text, at, limit, depth)
  if (char === '<') return heredocAt(text, at, limit)?.end
  const behind = char === '#' || char === '/' ? skipComment(text, at, limit) : at
  return behind === at ? undefined : behind
}
