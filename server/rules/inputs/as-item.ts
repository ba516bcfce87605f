import { indentationOf } from '../../document/indentation.js'
import { isBlockText, type ScalarNode, type Tree } from '../../syntax/tree.js'
import { linesFrom } from '../../syntax/yaml-lines.js'
import type { Fix } from '../rule.js'

/**
 * The text where a list belongs, made its only item; none of what may be several items, or a list as JSON, or may
 * stand in several places. Blanks may stand between items.
 */
export function* asItem(tree: Tree, scalar: ScalarNode): Generator<Fix> {
  const { value, tag } = scalar
  if (
    tree.entangled ||
    typeof value !== 'string' ||
    tag !== undefined ||
    value.trim() === '' ||
    /^\s*(?:\[|\{(?!\{))/.test(value)
  )
    return
  if (isBlockText(scalar)) yield* ofBlock(tree, scalar)
  else if (!/[,\n]/.test(value)) yield* inBrackets(scalar)
}

/** In brackets, quotes included. */
function* inBrackets({ style, value, start, end }: ScalarNode): Generator<Fix> {
  const isQuoted = style === 'single' || style === 'double'
  // Within brackets these end a text that has no quotes.
  if (!isQuoted && /[[\]{}]|: |:$/.test(String(value))) return
  const quote = isQuoted ? 1 : 0
  const edits = [
    { start: start - quote, end: start - quote, text: '[' },
    { start: end + quote, end: end + quote, text: ']' },
  ]
  yield { title: 'write it in brackets, as a list', safe: !/\S\s+\S/.test(String(value)), edits }
}

/** The lines of a script, behind a dash that stands where those of the document do: deeper, where they would not be below it. */
function* ofBlock(tree: Tree, { start, end }: ScalarNode): Generator<Fix> {
  const { text } = tree
  const lineEnd = text.lastIndexOf('\n', start - 1)
  const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1
  const [, lead, key, blanks] = header.exec(text.slice(lineStart, lineEnd)) ?? []
  if (lead === undefined || key === undefined || blanks === undefined) return
  const from = lineStart + lead.length + key.length
  const { dashes: step } = indentationOf(tree)
  const column = lead.length + step
  const lines = [...linesFrom(text.slice(0, end), start)].filter(({ start, end }) => end > start)
  const isDeep = lines.every(({ content, dashes: [dash], column: own }) => content === '' || (dash ?? own) > column)
  const deeper = isDeep ? [] : lines.map((line) => ({ start: line.start, end: line.start, text: ' '.repeat(step) }))
  yield {
    title: 'write it as the item of a list',
    safe: true,
    edits: [{ start: from, end: from + blanks.length, text: `\n${' '.repeat(column)}- ` }, ...deeper],
  }
}

/** The line of a key with a script above a block whose indentation is not told in numbers. */
const header = /^([ -]*)(["']?(?:runCommand|commands)["']?[ ]*:)([ \t]+)[|>][-+]?[ \t]*(?:#.*)?\r?$/
