const encoder = new TextEncoder()

/** Where texts are written to be measured, and to be read: to make room for each takes longer than to write it. */
const [room, desk] = [new Uint8Array(128 * 1024), new Uint8Array(128 * 1024)]

/** The text that was read last, where it is of ASCII characters alone: what is measured was mostly read just before. */
let plain = ''

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  if (text === plain) return text.length
  const { read, written } = encoder.encodeInto(text, room)
  return read === text.length ? written : encoder.encode(text).length
}

/** What stands for a character beyond ASCII, and for the last one in it, which means nothing anywhere. */
export const beyondAscii = 127

/**
 * The characters of a text as numbers, with two zeros behind them; one that is beyond ASCII as {@link beyondAscii}, so that places are those of the
 * text. To look at each takes two thirds of the time that it takes in a string, whose form the engine finds out for every character. They hold
 * until another text is asked for.
 */
export function codesOf(text: string): Uint8Array {
  const { length } = text
  const codes = length + 2 <= desk.length ? desk : new Uint8Array(length + 2)
  const { read, written } = encoder.encodeInto(text, codes)
  if (read === length && written === length) plain = text
  // To look for them by a loop takes ten times as long at first.
  else encoder.encodeInto(text.replaceAll(/[^\0-\x7f]/g, '\x7f'), codes)
  return codes.fill(0, length, length + 2)
}
