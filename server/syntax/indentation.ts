import type { Range } from './tree.js'

/** A fault of a line that is indented too little or too much. */
interface IndentationFault extends Range {
  readonly message: string
}

/** A line that is not indented like anything above it, or not enough to be a part of the text above. */
export function misplacedLine(text: string, at: number, blocks: readonly Range[]): IndentationFault | undefined {
  const line = lineAt(text, at)
  if (!line) return undefined
  const isKeyOrItem = /^(?:- |-$|[^\s#][^#]*:(?:\s|$))/.test(line.content)
  if (!isKeyOrItem && blocks.some(({ end }) => end === line.lineStart)) {
    const message =
      'this line is not indented enough to belong to the text above it; indent it like the lines of that text'
    return { ...line.range, message }
  }
  const levels = levelsAbove(text, line, blocks)
  const { indent } = line
  if (levels.length === 0) return undefined
  if (!levels.includes(indent)) {
    const around = [levels.findLast((level) => level > indent), levels.find((level) => level < indent)]
    const known = around.filter((level) => level !== undefined).join(' or ')
    const message = `this line is indented by ${indent}; indent it by ${known}, like what it belongs to`
    return { ...line.range, message }
  }
  if (line.content.startsWith('-') || !isKeyOrItem) return undefined
  const deeper = levels[levels.indexOf(indent) - 1]
  const message = `a key cannot stand between the items of a list; indent it by ${deeper} to belong to the item above it`
  return deeper === indent + 2 ? { ...line.range, message } : undefined
}

/** A line below `key: text` that is indented deeper than the key; the line above it where that one fits nowhere. */
export function tooDeepLine(text: string, at: number, blocks: readonly Range[]): IndentationFault | undefined {
  const above = lineAt(text, at)
  if (above) {
    const levels = levelsAbove(text, above, blocks)
    if (above.indent < (levels[0] ?? 0) && !levels.includes(above.indent)) return misplacedLine(text, at, blocks)
  }
  const below = above && lineAt(text, above.lineEnd + 1)
  const key = above && /^((?:- +)*)[^\s:]+: +(?:[^\s:]|:\S)+ *$/.exec(above.content)
  if (!below || !key || !/^[^\s:#]+:(?:\s|$)/.test(below.content)) return undefined
  const wanted = above.indent + (key[1] ?? '').length
  if (below.indent <= wanted) return undefined
  const message = `this line is indented by ${below.indent}, deeper than the key above it, which has a value; indent it by ${wanted}`
  return { ...below.range, message }
}

interface Line {
  readonly lineStart: number
  readonly lineEnd: number
  readonly indent: number
  /** Without the blanks around it. */
  readonly content: string
  /** The first word. */
  readonly range: Range
}

/** The first line with something on it, from the one that a place is on. */
function lineAt(text: string, at: number): Line | undefined {
  for (let start = text.lastIndexOf('\n', at - 1) + 1; start < text.length; ) {
    const line = lineFrom(text, start)
    if (line.content !== '') return line
    start = line.lineEnd + 1
  }
  return undefined
}

function lineFrom(text: string, lineStart: number): Line {
  const found = text.indexOf('\n', lineStart)
  const lineEnd = found < 0 ? text.length : found
  const written = text.slice(lineStart, lineEnd)
  const content = written.trim()
  const indent = written.length - written.trimStart().length
  const start = lineStart + indent
  return { lineStart, lineEnd, indent, content, range: { start, end: start + content.search(/\s|$/) } }
}

/** How far the lines that a line may belong to are indented, the deepest first. An item of a list has two such levels. */
function levelsAbove(text: string, { lineStart }: Line, blocks: readonly Range[]): number[] {
  const levels: number[] = []
  let block = blocks.length - 1
  for (let end = lineStart - 1; end > 0 && levels.at(-1) !== 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const { content, indent } = lineFrom(text, start)
    while (block >= 0 && (blocks[block]?.start ?? 0) > start) block--
    const isText = start < (blocks[block]?.end ?? 0)
    if (content !== '' && !content.startsWith('#') && !isText) {
      const dashes = /^(?:- +)*/.exec(content)?.[0].length ?? 0
      for (const level of [indent + dashes, indent])
        if (level < (levels.at(-1) ?? Number.POSITIVE_INFINITY)) levels.push(level)
    }
    end = start - 1
  }
  return levels
}
