import { forEachChild, type ParseError, parse } from 'unbash'
import type { ScriptError } from '../script-error.js'
import type { ShellFacts } from '../shell.js'
import { describe } from './messages.js'

type Node = Parameters<typeof forEachChild>[0]

/** Parses a shell script as bash does. A script nested too deeply for the parser is taken as sound. */
export function checkShell(source: string): ShellFacts {
  try {
    const script = parse(source)
    const { errors = [] } = script
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
    for (const child of children.reverse()) waiting.push(child)
  }
  return nodes
}

const unclosed = /^expected '\S+' to close (?!'\[\[')/

/** Finds the range of an error: the opening word when its end is missing, otherwise the text at the place. */
function locate(source: string, { message, pos }: ParseError, nodes: readonly Node[]): ScriptError {
  const opener = unclosed.test(message) ? nodes.findLast(isUnfinished) : undefined
  const start = opener?.pos ?? textAt(source, message, pos)
  const end =
    start + (/^(?:\w+|\$?\(\(|[$<>]\(|\$[{']|&&|\|\||;;|.)/su.exec(source.slice(start, start + 60))?.[0].length ?? 0)
  const written = unclosed.test(message) && !opener ? '' : source.slice(start, end)
  return { start, end, message: describe(message, written) }
}

const compound = new Set(['If', 'For', 'ArithmeticFor', 'While', 'Select', 'Case', 'BraceGroup', 'Subshell'])

/** The parser gives a compound command without an end no length. */
const isUnfinished = ({ type, pos, end }: Node) => compound.has(type) && end === pos

/** Where the text begins that is wrong: what is expected is missing before the word that ends at the place, or the last one. */
function textAt(source: string, message: string, pos: number): number {
  // The parser takes the brackets of an array for a glob that begins with the sign before them.
  if (source.startsWith('=(', pos) && message === 'unterminated extended glob') return pos + 1
  const next = skip(source, pos, 1, isBlank)
  const missing = /^expected (?!command in)/.test(message) && isText(source.charCodeAt(pos - 1))
  if (!missing && next < source.length && source.charAt(next) !== '\n') return next
  const end = skip(source, pos, -1, isGap)
  return skip(source, end, -1, isOperator(source.charCodeAt(end - 1)) ? isOperator : isWord)
}

/** Goes on from a place, forwards or backwards, over characters of a kind. */
function skip(source: string, from: number, step: 1 | -1, fits: (code: number) => boolean): number {
  let at = from
  while (fits(source.charCodeAt(step > 0 ? at : at - 1))) at += step
  return at
}

const isBlank = (code: number) => code === 32 || code === 9

const isText = (code: number) => code > 32

const isGap = (code: number) => code <= 32

const isOperator = (code: number) => '&|;()<>'.includes(String.fromCharCode(code))

const isWord = (code: number) => isText(code) && !isOperator(code)

function openHereDocument(node: Node): readonly ScriptError[] {
  if (node.type !== 'HereDoc' || node.closing || !node.delimiter) return []
  const message = `no line consists of \`${node.delimiter.value}\` alone; all text to the end of the script belongs to this here-document`
  return [{ start: node.pos, end: node.end, message }]
}
