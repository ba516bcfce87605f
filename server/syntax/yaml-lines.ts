/** One line of block YAML, taken apart without a look at others. */
export interface YamlLine {
  readonly start: number
  /** Without the line break. */
  readonly end: number
  /** The columns of the dashes that begin it. */
  readonly dashes: readonly number[]
  /** Where its content begins, behind the dashes. */
  readonly column: number
  readonly content: string
  /** The key that it begins with. */
  readonly key: YamlKey | undefined
}

export interface YamlKey {
  readonly name: string
  /** The column behind the colon, relative to the content. */
  readonly end: number
  /** What stands behind the colon, without blanks around it. */
  readonly rest: string
}

/** The line around an offset. */
export function lineAt(text: string, offset: number): YamlLine {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const stop = text.indexOf('\n', offset)
  return lineOf(start, stop < 0 ? text.length : stop, text)
}

/** A line by its ends. */
export function lineOf(start: number, stop: number, text: string): YamlLine {
  const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
  let column = 0
  const dashes: number[] = []
  for (; start + column < end; column++) {
    const sign = text[start + column]
    if (sign === ' ' || sign === '\t') continue
    const next = start + column + 1
    if (sign !== '-' || (next < end && text[next] !== ' ')) break
    dashes.push(column)
  }
  const content = text.slice(start + column, end)
  return { start, end, dashes, column, content, key: keyOf(content) }
}

/** The line around an offset, and those below it. */
export function* linesFrom(text: string, offset: number): Generator<YamlLine> {
  for (let at = offset; ; ) {
    const line = lineAt(text, at)
    yield line
    at = text.indexOf('\n', line.end) + 1
    if (at === 0) return
  }
}

/** Whether nothing stands on the line but a comment. */
export const isBlank = ({ dashes, content }: YamlLine): boolean =>
  dashes.length === 0 && (content.trim() === '' || content.startsWith('#'))

const quotedKey = /^(?:"([^"\\]*)"|'([^']*)')\s*:(?=\s|$)/

/** The key with which a line begins: a word or quoted text, and a colon with a blank or nothing behind it. */
function keyOf(content: string): YamlKey | undefined {
  const quoted = quotedKey.exec(content)
  if (quoted) return keyUpTo(quoted[1] ?? quoted[2] ?? '', quoted[0].length, content)
  if (content === '' || /^[\s"'#{}[\],&*!|>%@`]/.test(content)) return undefined
  const colon = /:(?=\s|$)/.exec(content)
  return colon ? keyUpTo(content.slice(0, colon.index).trimEnd(), colon.index + 1, content) : undefined
}

const keyUpTo = (name: string, end: number, content: string): YamlKey => ({
  name,
  end,
  rest: content.slice(end).trim(),
})
