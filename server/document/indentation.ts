import { type Tree, walk } from '../syntax/tree.js'
import { isBlank, linesFrom, type YamlLine } from '../syntax/yaml-lines.js'
import { once } from '../syntax/once.js'

/** How the lines of a text are indented. Columns, and how deep something stands, are counted in characters. */
export interface Indentation {
  /** How much deeper what stands below a key is than the key. */
  readonly width: number
  /** The same of the dashes of a list, which many write below their key without any indentation. */
  readonly dashes: number
  /** What lines begin with: tabs only in JSON. */
  readonly sign: ' ' | '\t'
}

const spaced = (width: number): Indentation => ({ width, dashes: width, sign: ' ' })

/** Where nothing else is known. */
export const usualIndentation = spaced(2)

/** Texts that begin with blanks tell their indentation by one digit. */
const deepest = 9

/** How a text is indented: as the first of its lines that is so at all, and the dashes of its first list. */
export const indentationOf = once((tree: Tree): Indentation => {
  const { text, format } = tree
  let block: Begun | undefined
  let list: Begun | undefined
  for (const begun of blocksIn(tree)) {
    if (begun.deeper > 0 && (!block || isCut(block))) block = begun
    if (begun.line.dashes.length > 0) list ??= begun
    if (block && !isCut(block) && (list || format === 'json')) break
  }
  const width = block?.deeper ?? usualIndentation.width
  return { width, dashes: list?.deeper ?? width, sign: block && text[block.line.start] === '\t' ? '\t' : ' ' }
})

/** The first line of what belongs to the line above it. */
interface Begun {
  readonly line: YamlLine
  readonly above: YamlLine
  readonly deeper: number
}

function* blocksIn(tree: Tree): Generator<Begun> {
  const isText = textLines(tree)
  let above: YamlLine | undefined
  for (const line of linesFrom(tree.text, 0)) {
    if (isBlank(line) || isText(line)) continue
    const deeper = above && opens(above) && !closes(line) ? (line.dashes[0] ?? line.column) - above.column : -1
    if (above && deeper >= 0) yield { line, above, deeper: Math.min(deeper, deepest) }
    above = line
  }
}

/** Whether a line is but one of those of a text, such as a script; to be asked of the lines in their order. */
function textLines({ root }: Tree): (line: YamlLine) => boolean {
  const nodes = walk(root)
  let { value: node } = nodes.next()
  return ({ start }) => {
    while (node && (node.kind !== 'scalar' || node.end <= start)) ({ value: node } = nodes.next())
    return node !== undefined && node.start <= start
  }
}

const opens = ({ key, content }: YamlLine): boolean => key?.rest === '' || /[{[]\s*$/.test(content)

/** A bracket at its beginning stands wherever its author wanted. */
const closes = ({ content }: YamlLine): boolean => /^[}\]]/.test(content)

/** Whether the line above may lack its beginning: a text within a file of another kind begins at its bracket. */
const isCut = ({ above }: Begun): boolean => above.start === 0 && above.key === undefined

/** What an editor is set to. */
export interface AskedIndentation {
  readonly width: number
  readonly tabs: boolean
}

/** Indentation that an editor asks for. YAML has none by tabs: there it stays as it is in a text, and so do dashes that stand below their key. */
export function indentationAsked(tree: Tree, { width, tabs }: AskedIndentation): Indentation {
  if (!tabs) {
    const asked = spaced(Math.min(Math.max(width, 1), deepest))
    return tree.format === 'yaml' && indentationOf(tree).dashes === 0 ? { ...asked, dashes: 0 } : asked
  }
  return tree.format === 'json' ? { width: 1, dashes: 1, sign: '\t' } : indentationOf(tree)
}

/** The beginning of a line up to a column. */
export const upTo = (column: number, { sign }: Indentation): string => sign.repeat(column)
