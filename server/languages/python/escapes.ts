export interface Problem {
  readonly start: number
  readonly end: number
  readonly message: string
}

const sequence = /\\(?:x([\da-fA-F]{0,2})|u([\da-fA-F]{0,4})|U([\da-fA-F]{0,8})|N(\{[^{}\n]*\})?|[\s\S])/g

/**
 * Finds an escape sequence which Python refuses, such as the `\U` of `"C:\Users"`. Unknown ones such as `\d` are no errors.
 * Within an f-string the search may pass the end of a literal part, so that the name in `\N{…}` is seen.
 */
export function badEscape(source: string, from: number, to: number, bytes: boolean): Problem | undefined {
  let first = from
  while (first < to && source.charCodeAt(first) !== 92) first++
  if (first >= to) return undefined
  for (const match of source.slice(first, to).matchAll(sequence)) {
    const short = bytes ? isShort(match[1], 2) : isBroken(match)
    if (!short) continue
    const start = first + match.index
    const message = `\`${match[0]}\` is an incomplete escape sequence; write \`\\\\\` or \`r"…"\` when a backslash is meant`
    return { start, end: start + match[0].length, message }
  }
  return undefined
}

const isShort = (digits: string | undefined, length: number) => digits !== undefined && digits.length < length

const isBroken = ([text, x, u, long, name]: RegExpMatchArray) =>
  isShort(x, 2) ||
  isShort(u, 4) ||
  isShort(long, 8) ||
  (long !== undefined && Number.parseInt(long, 16) > 0x10ffff) ||
  (text.startsWith('\\N') && (name === undefined || name.length < 3))
