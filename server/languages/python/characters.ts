import { beyondAscii } from '../../text/codes.js'

export const isLineEnd = (code: number | undefined) => code === 10 || code === 13

/** How long the line end at this place is: `\r\n` counts as one. */
export const lineEndLength = (codes: Uint8Array, at: number) => (codes[at] === 13 && codes[at + 1] === 10 ? 2 : 1)

export const isDigit = (code: number) => code >= 48 && code <= 57

const nameParts = Uint8Array.from({ length: beyondAscii + 1 }, (_, code) =>
  code === beyondAscii || /\w/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Whether a name may contain this character; letters beyond ASCII are looked at when the name is read. */
export const isNamePart = (code: number): boolean => nameParts[code] === 1
