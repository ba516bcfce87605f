import { forEachChild, type ParseError, parse } from 'unbash'
import type { ScriptError } from '../script-error.js'
import type { ShellFacts } from '../shell.js'
import { describe } from './messages.js'

type Node = Parameters<typeof forEachChild>[0]

/** Parses a shell script as bash does. A script nested too deeply for the parser is taken as sound. */
export function checkShell(source: string): ShellFacts {
  try {
    const { errors = [], ...script } = parse(source)
    const [first] = errors
    if (errors.some(({ message }) => message.startsWith('maximum '))) return nothing
    const nodes = first || source.includes('<<') ? allNodes(script) : []
    return { errors: first ? [locate(source, first, nodes)] : [], warnings: nodes.flatMap(openHereDocument) }
  } catch (error) {
    if (error instanceof RangeError) return nothing
    throw error
  }
}

const nothing: ShellFacts = { errors: [], warnings: [] }

/** All nodes in the order of the text; a node stands before those within it. */
function allNodes(root: Node): readonly Node[] {
  const nodes: Node[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    const children: Node[] = []
    forEachChild(node, (child) => void children.push(child))
    waiting.push(...children.reverse())
  }
  return nodes
}

const unclosed = /^expected '\S+' to close (?!'\[\[')/

/** Finds the range of an error: the opening word when its end is missing, otherwise the text at the place. */
function locate(source: string, { message, pos }: ParseError, nodes: readonly Node[]): ScriptError {
  const opener = unclosed.test(message) ? nodes.findLast(isUnfinished) : undefined
  const start = opener?.pos ?? lastText(source, pos)
  const end =
    start + (/^(?:\w+|\$?\(\(|[$<>]\(|\$[{']|&&|\|\||;;|.)/su.exec(source.slice(start, start + 60))?.[0].length ?? 0)
  const written = unclosed.test(message) && !opener ? '' : source.slice(start, end)
  return { start, end, message: describe(message, written) }
}

const compound = new Set(['If', 'For', 'ArithmeticFor', 'While', 'Select', 'Case', 'BraceGroup', 'Subshell'])

/** The parser gives a compound command without an end no length. */
const isUnfinished = ({ type, pos, end }: Node) => compound.has(type) && end === pos

/** The place itself, or the last text before it when nothing but blanks follows on its line. */
function lastText(source: string, pos: number): number {
  let start = pos
  while (isBlank(source.charCodeAt(start))) start++
  if (start < source.length && source.charAt(start) !== '\n') return start
  for (start = pos; start > 0 && !isText(source, start - 1); ) start--
  while (start > 0 && isText(source, start - 1)) start--
  return start
}

const isBlank = (code: number) => code === 32 || code === 9

const isText = (source: string, at: number) => source.charCodeAt(at) > 32

function openHereDocument(node: Node): readonly ScriptError[] {
  if (node.type !== 'HereDoc' || node.closing || !node.delimiter) return []
  const message = `no line consists of \`${node.delimiter.value}\` alone; all text to the end of the script belongs to this here-document`
  return [{ start: node.pos, end: node.end, message }]
}
