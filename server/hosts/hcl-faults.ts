import { didYouMean } from '../languages/nearest.js'
import { ofConflict, signOfMark } from '../syntax/conflict-marks.js'
import type { Range, SyntaxFault } from '../syntax/tree.js'
import { notClosed } from '../syntax/unclosed-value.js'
import { type Attribute, type Block, itemsOf, wordAt } from './hcl-body.js'
import { encoderMeant } from './hcl-encoders.js'
import { oddPartIn, signFault } from './hcl-odd-parts.js'
import { type Heredoc, heredocAt, skipComment, skipString } from './hcl-scan.js'

/**
 * What is broken for certain in a block of a file, so that Terraform cannot read it, or a document in it is not seen: the first such thing, for
 * what follows may come of it.
 */
export function faultOf(text: string, { body }: Block): SyntaxFault | undefined {
  return (
    unclosedIn(text, body.start - 1) ??
    brokenArgument(text, body) ??
    oddPartIn(text, body) ??
    unknownEncoder(text, body)
  )
}

const fault = ({ start, end }: Range, message: string): SyntaxFault => ({ code: 'syntax', start, end, message })

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

/** Where a line begins a block of a file, which none can stand within another. */
const header = /\n(?:resource|data|module|variable|output|locals|provider|terraform)\b[^\n=:]*\{/y

/** What is not closed, or closed by another bracket, from the brace that opens a block. */
function unclosedIn(text: string, from: number): SyntaxFault | undefined {
  const open: number[] = []
  for (let at = from; at < text.length; ) {
    const char = text[at] ?? ''
    header.lastIndex = at
    if (char === '\n' && header.test(text)) break
    if (char === '"') {
      const end = skipString(text, at)
      if (text[end - 1] !== '"' || end === at + 1)
        return fault({ start: at, end }, 'this text is not closed on its line')
      at = end
      continue
    }
    const isMark = '<=>|'.includes(char) && text[at - 1] === '\n'
    const mark = isMark ? lineFrom(text, at) : undefined
    if (mark && signOfMark(mark)) return fault({ start: at, end: at + mark.length }, ofConflict)
    const heredoc = char === '<' ? heredocAt(text, at) : undefined
    if (heredoc && isOpen(heredoc)) return unclosedHeredoc(text, at, heredoc)
    const odd = char === '<' && !heredoc ? oddMark(text, at) : undefined
    if (odd) return odd
    if (char in closing) open.push(at)
    if (char === '}' || char === ']' || char === ')') {
      const last = open.pop() ?? from
      const needed = closing[text[last] ?? ''] ?? '}'
      if (needed !== char)
        return fault({ start: at, end: at + 1 }, `this \`${char}\` closes a \`${text[last]}\`; write \`${needed}\``)
      if (open.length === 0) return undefined
    }
    at = heredoc?.end ?? Math.max(skipComment(text, at), at + 1)
  }
  const last = open.at(-1) ?? from
  return fault({ start: last, end: last + 1 }, notClosed(text[last]))
}

const restOfLine = /[^\r\n]*/y

function lineFrom(text: string, at: number): string | undefined {
  restOfLine.lastIndex = at
  return restOfLine.exec(text)?.[0]
}

const almostHeredoc = /<<(-?)(["']?)([\p{L}_][\p{L}\p{N}_-]{0,100})\2([^\n]{0,400})\n/uy

/** What begins a heredoc but for what stands on its line too: quotes, as shells have them there, blanks or a comment. */
function oddMark(text: string, at: number): SyntaxFault | undefined {
  almostHeredoc.lastIndex = at
  const [whole, dash = '', , word = ''] = almostHeredoc.exec(text) ?? []
  if (whole === undefined) return undefined
  const range = { start: at, end: at + whole.replace(/\r?\n$/, '').length }
  const mark = `<<${dash}${word}`
  return {
    ...fault(range, `a heredoc begins with its mark alone at the end of a line; write \`${mark}\``),
    mending: { title: `replace with \`${mark}\``, edits: [{ ...range, text: mark }] },
  }
}

const isOpen = ({ stop, end }: Heredoc): boolean => stop === end

function unclosedHeredoc(text: string, at: number, heredoc: Heredoc): SyntaxFault {
  const opening = text.slice(at, heredoc.start).trimEnd()
  const mark = opening.replace(/^<<-?/, '')
  const { stop, end } = asMeant(text, heredoc)
  const written = text.slice(stop, end).trim()
  const found = fault(
    { start: at, end: at + opening.length },
    `the heredoc that begins here is not closed; ${written ? `it ends with \`${written}\`` : `write \`${mark}\` on a line of its own behind it`}`,
  )
  if (!written) return found
  return {
    ...found,
    mending: { title: `replace with \`${mark}\``, edits: [{ start: end - written.length, end, text: mark }] },
  }
}

/** A heredoc that is not closed as far as it was meant: up to a line that looks like the mark of one, or to where the block around it ends. */
export function asMeant(text: string, heredoc: Heredoc): Heredoc {
  if (!isOpen(heredoc)) return heredoc
  const block = text
    .slice(heredoc.start, nextHeader(text, heredoc.start))
    .replace(/\n\}\s*$/, '\n')
    .trimEnd()
  const end = heredoc.start + block.length
  const mark = /\n[ \t]*[A-Z][A-Z_\d]*$/.exec(block)
  return { ...heredoc, stop: mark ? heredoc.start + mark.index + 1 : end, end }
}

function nextHeader(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
    header.lastIndex = at
    if (header.test(text)) return at
  }
  return text.length
}

/** A name in a body with another sign than `=` behind it, or with its value at once. */
function brokenArgument(text: string, body: Range): SyntaxFault | undefined {
  for (const item of itemsOf(text, body))
    if (item.kind === 'attribute' && !isAssigned(text, item)) return signFault(text, item)
  return undefined
}

const isAssigned = (text: string, { sign }: Attribute): boolean => text.slice(sign.start, sign.end) === '='

/** A content that a function writes which there is none of, but for a slip. */
function unknownEncoder(text: string, body: Range): SyntaxFault | undefined {
  for (const item of itemsOf(text, body)) {
    if (item.kind !== 'attribute' || item.name !== 'content') continue
    const { start } = item.expression
    const name = wordAt(text, start) ?? ''
    const range = { start, end: start + name.length }
    const meant = text[range.end] === '(' ? encoderMeant(name) : undefined
    if (meant === undefined || meant === name) continue
    return {
      ...fault(range, `no function is named \`${name}\`${didYouMean(meant)}`),
      mending: { title: `replace with \`${meant}\``, edits: [{ ...range, text: meant }] },
    }
  }
  return undefined
}
