/** Breaks text into lines no longer than the width, at spaces. A longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** The greatest of the numbers that rows have; there may be more rows than a call takes arguments. */
const most = (rows: readonly (readonly string[])[], of: (row: readonly string[]) => number): number =>
  rows.reduce((greatest, row) => Math.max(greatest, of(row)), 0)

/** Rows in aligned columns, indented by two spaces; the last column is wrapped to the width. */
export function columns(rows: readonly (readonly string[])[], width: number): string {
  const count = most(rows, (row) => row.length)
  const widths = Array.from({ length: count - 1 }, (_, column) => most(rows, (row) => row[column]?.length ?? 0))
  const left = widths.reduce((sum, each) => sum + each + 2, 2)
  return rows
    .map((row) => {
      const head = widths.map((each, column) => (row[column] ?? '').padEnd(each)).join('  ')
      const [first = '', ...more] = wrap(row[count - 1] ?? '', Math.max(20, width - left))
      return [`  ${head}  ${first}`.trimEnd(), ...more.map((line) => ' '.repeat(left) + line)].join('\n')
    })
    .join('\n')
}

/** `1 error`, `2 errors`. */
export const amount = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`
