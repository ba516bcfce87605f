const encoder = new TextEncoder()

/** Where texts are written to be read: to make room for each takes longer than to write it. */
const room = new Uint8Array(32 * 1024)

/** What stands for a character beyond ASCII. */
export const beyondAscii = 128

/**
 * The characters of a text as numbers, with two zeros behind them, until the next call. To look at each takes less time than it takes in
 * a string, whose form the engine finds out for every character.
 */
export function codesOf(text: string): Uint8Array {
  const { length } = text
  const codes = length + 2 <= room.length ? room : new Uint8Array(length + 2)
  const { read, written } = encoder.encodeInto(text, codes)
  const isAscii = read === length && written === length
  if (!isAscii) for (let at = 0; at < length; at++) codes[at] = Math.min(text.charCodeAt(at), beyondAscii)
  codes[length] = codes[length + 1] = 0
  return codes
}

export const isLineEnd = (code: number | undefined) => code === 10 || code === 13

/** How long the line end at this place is: `\r\n` counts as one. */
export const lineEndLength = (codes: Uint8Array, at: number) => (codes[at] === 13 && codes[at + 1] === 10 ? 2 : 1)

export const isDigit = (code: number) => code >= 48 && code <= 57

const nameParts = Uint8Array.from({ length: beyondAscii + 1 }, (_, code) =>
  code === beyondAscii || /\w/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Whether a name may contain this character; letters beyond ASCII are looked at when the name is read. */
export const isNamePart = (code: number): boolean => nameParts[code] === 1
