import type { TextEdit } from './edited-text.js'
import { columnOfKey, isKeyOrItem, type Line, lineAbove, lineAt, lineBehind } from './indentation.js'
import type { OddLine } from './odd-line.js'
import type { Range } from './tree.js'

/** What is wrong with a line in which reading failed, where it is one of a text of several lines. */
export const oddTextLine = (text: string, line: Line, blocks: readonly Range[]): OddLine | undefined =>
  outdented(text, line, blocks) ?? withoutSign(text, line)

/** Lines that are not indented enough to belong to the text of a block, which goes on behind them or could not be told from them otherwise. */
function outdented(text: string, line: Line, blocks: readonly Range[]): OddLine | undefined {
  // A tab right before the text is taken for a part of the block.
  const block = blocks.findLast(({ end }) => end <= line.lineStart + line.indent)
  if (!block || /\S/.test(text.slice(block.end, line.lineStart))) return undefined
  const isFirst = block.start >= line.lineStart
  const first = isFirst ? lineBehind(text, line) : lineAt(text, block.start)
  const above = lineAbove(text, line)
  if (!first || !above) return undefined
  const wanted = isFirst ? Math.min(first.indent, columnOfKey(above) + 2) : first.indent
  if (line.indent >= wanted) return undefined
  const lines = outdentedLines(text, line, wanted)
  if (!lines) return undefined
  const isTabbed = lines.some(({ written, indent }) => written.slice(0, indent).includes('\t'))
  // Most likely it stood below the line above it.
  const meant = isFirst ? wanted : Math.max(wanted, above.indent)
  const edits = lines.map((each): TextEdit => {
    const end = isTabbed ? each.lineStart + each.indent : each.lineStart
    const missing = isTabbed ? wanted : Math.max(wanted - each.indent, meant - line.indent)
    return { start: each.lineStart, end, text: ' '.repeat(missing) }
  })
  const message = `this line is not indented enough to belong to the text above it; indent it by at least ${wanted}`
  // How deep the lines were meant to be in the text is not known; where tabs are, not even by how many blanks.
  const unknown = { start: block.start, end: lines.at(-1)?.lineEnd ?? block.end }
  return {
    ...line.range,
    message,
    edits,
    ...(isFirst ? {} : { unknown }),
    ...(isTabbed ? {} : { title: `indent by ${meant}` }),
  }
}

/** A line and those behind it, up to where the text goes on; those that may be keys are its own only where it does. */
function outdentedLines(text: string, line: Line, indent: number): readonly Line[] | undefined {
  const lines: Line[] = []
  let mayBeKeys = false
  for (let each: Line | undefined = line; each; each = lineAt(text, each.lineEnd + 1)) {
    if (each.indent >= indent) return lines
    if (isKeyOrItem(each.content)) mayBeKeys = true
    if (mayBeKeys && (each !== line || lines.length > 0)) return lines.length > 0 ? lines : undefined
    if (mayBeKeys && !goesOn(text, each, indent)) return undefined
    lines.push(each)
  }
  return lines
}

const goesOn = (text: string, line: Line, indent: number): boolean =>
  (lineAt(text, line.lineEnd + 1)?.indent ?? 0) >= indent

/** A key, an item, or another sign of YAML with which a line may begin. */
const looksLikeYaml = /^(?:-(?:\s|$)|["'[{&*!|>#]|[\w.$-]+:(?:\s|$))/

/** The lines of a text below a key or dash without a `|`, two of them at least. */
function withoutSign(text: string, line: Line): OddLine | undefined {
  for (let parent: Line | undefined = line; parent; parent = parentOf(text, parent)) {
    const [, sign] = /^(?:- +)*([\w.$-]+:|-)$/.exec(parent.content) ?? []
    const first = lineBehind(text, parent)
    const second = first && lineBehind(text, first)
    if (sign === undefined || !first || !second || looksLikeYaml.test(first.content)) continue
    if (looksLikeYaml.test(second.content) || Math.min(first.indent, second.indent) <= parent.indent) continue
    const end = parent.lineStart + parent.indent + parent.content.length
    return {
      start: end - sign.length,
      end,
      message: `a \`|\` is missing behind \`${sign}\`, below which a text of several lines stands`,
      edits: [{ start: end, end, text: ' |' }],
      title: 'put `|` there',
    }
  }
  return undefined
}

/** The next line above that is less indented. */
function parentOf(text: string, line: Line): Line | undefined {
  let above = lineAbove(text, line)
  while (above && above.indent >= line.indent) above = lineAbove(text, above)
  return above
}
