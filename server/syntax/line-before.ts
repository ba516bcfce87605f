/** What stands before an offset on its line. */
export const lineBefore = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)

/** Whether nothing but blanks stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  const start = offset - runBefore(text, offset, /[ \t]/)
  return start === 0 || text[start - 1] === '\n'
}

/** How many characters of a kind stand before an offset, one beside the other. An expression that ends by `$` would begin anew at each of them. */
export function runBefore(text: string, offset: number, kind: RegExp): number {
  let start = offset
  while (start > 0 && kind.test(text[start - 1] ?? '')) start--
  return offset - start
}
