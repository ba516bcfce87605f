/** The n-th of a row of eight hexadecimal digits that look like chance; the same seed gives the same row. */
export function hexWord(seed: number, n: number): string {
  const state = (seed + Math.imul(n, 0x6d2b79f5)) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0).toString(16).padStart(8, '0')
}

/** 32 hexadecimal digits in the form of a UUID. */
export const uuidOf = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`
