import type { Range } from '../syntax/tree.js'
import { wordAt } from './hcl-body.js'
import { heredocAt, skipBlanks, skipExpression, skipString } from './hcl-scan.js'
import { heredocParts, standing, stringParts, type TemplatePart, verbatim } from './hcl-template.js'
import type { Part } from './host-text.js'

/** How deep lists and maps nest; deeper ones are taken for unknown. */
const deepest = 60

/** Parts of a text and where their source ends. */
interface Read {
  readonly parts: readonly Part[]
  readonly end: number
}

/** The JSON text that `jsonencode` makes of an expression, in parts; what is not literal in it is unknown. Undefined where the expression is none. */
export function jsonParts(text: string, { start, end }: Range): readonly Part[] | undefined {
  const read = valueAt(text, start, end, 0)
  return read && skipBlanks(text, read.end, end, true) >= end ? read.parts : undefined
}

function valueAt(text: string, from: number, limit: number, depth: number): Read | undefined {
  const at = skipBlanks(text, from, limit, true)
  const literal = depth < deepest ? literalAt(text, at, limit, depth) : undefined
  if (literal && endsValue(text, skipBlanks(text, literal.end, limit, false), limit)) return literal
  const end = at + text.slice(at, skipExpression(text, at, limit)).trimEnd().length
  return end > at ? { parts: [{ ...verbatim(text, at, end), hole: true }], end } : undefined
}

const endsValue = (text: string, at: number, limit: number): boolean => at >= limit || ',}])\n'.includes(text[at] ?? '')

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y

function literalAt(text: string, at: number, limit: number, depth: number): Read | undefined {
  const char = text[at] ?? ''
  if (char === '"') {
    const end = skipString(text, at, limit)
    const inner = { start: at + 1, end: end - 1 }
    return { parts: quoted(stringParts(text, inner), { start: at, end: inner.start }, { start: inner.end, end }), end }
  }
  if (char === '<') {
    const heredoc = heredocAt(text, at, limit)
    return (
      heredoc && {
        parts: quoted(heredocParts(text, heredoc), nothingAt(heredoc.start), nothingAt(heredoc.stop)),
        end: heredoc.end,
      }
    )
  }
  if (char === '[') return listAt(text, at, limit, depth)
  if (char === '{') return mapAt(text, at, limit, depth)
  const word = wordAt(text, at)
  number.lastIndex = at
  const literal = word === 'true' || word === 'false' || word === 'null' ? word : number.exec(text)?.[0]
  return literal === undefined
    ? undefined
    : { parts: [verbatim(text, at, at + literal.length)], end: at + literal.length }
}

function listAt(text: string, from: number, limit: number, depth: number): Read | undefined {
  const parts: Part[] = [verbatim(text, from, from + 1)]
  let at = skipBlanks(text, from + 1, limit, true)
  if (wordAt(text, at) === 'for') return undefined
  while (at < limit && text[at] !== ']') {
    const item = valueAt(text, at, limit, depth + 1)
    if (!item) return undefined
    if (parts.length > 1) parts.push(standing(',', at, at))
    parts.push(...item.parts)
    at = skipBlanks(text, item.end, limit, true)
    if (text[at] === ',') at = skipBlanks(text, at + 1, limit, true)
    else if (text[at] !== ']') return undefined
  }
  parts.push(standing(']', at, at + 1))
  return { parts, end: at + 1 }
}

function mapAt(text: string, from: number, limit: number, depth: number): Read | undefined {
  const parts: Part[] = [verbatim(text, from, from + 1)]
  let at = skipBlanks(text, from + 1, limit, true)
  if (wordAt(text, at) === 'for') return undefined
  while (at < limit && text[at] !== '}') {
    const key = keyAt(text, at, limit)
    const sign = key ? skipBlanks(text, key.end, limit, true) : at
    if (!key || (text[sign] !== '=' && text[sign] !== ':')) return undefined
    const value = valueAt(text, sign + 1, limit, depth + 1)
    if (!value) return undefined
    if (parts.length > 1) parts.push(standing(',', at, at))
    parts.push(...key.parts, standing(':', sign, sign + 1), ...value.parts)
    at = skipBlanks(text, value.end, limit, true)
    if (text[at] === ',') at = skipBlanks(text, at + 1, limit, true)
  }
  parts.push(standing('}', at, at + 1))
  return { parts, end: at + 1 }
}

/** A key: a name, a string, or an expression in parentheses. */
function keyAt(text: string, at: number, limit: number): Read | undefined {
  const name = wordAt(text, at)
  if (name !== undefined)
    return {
      parts: quoted([verbatim(text, at, at + name.length)], nothingAt(at), nothingAt(at + name.length)),
      end: at + name.length,
    }
  if (text[at] === '"') return literalAt(text, at, limit, 0)
  if (text[at] !== '(') return undefined
  const end = Math.min(limit, skipExpression(text, at + 1, limit) + 1)
  return { parts: quoted([{ ...verbatim(text, at, end), hole: true }], nothingAt(at), nothingAt(end)), end }
}

/** A place of no length: what stands there in JSON is not in the source. */
const nothingAt = (at: number): Range => ({ start: at, end: at })

/** A JSON string of the parts, with the places of its quotes. */
function quoted(parts: readonly TemplatePart[], open: Range, close: Range): Part[] {
  return [standing('"', open.start, open.end), ...parts.flatMap(escaped), standing('"', close.start, close.end)]
}

const special = /["\\\u0000-\u001f]/g

function escaped(part: TemplatePart): Part[] {
  if (part.hole) return [part]
  if (!part.verbatim) return [standing(JSON.stringify(part.text).slice(1, -1), part.start, part.end)]
  const pieces: Part[] = []
  let done = 0
  for (const { index, 0: char } of part.text.matchAll(special)) {
    pieces.push(
      slice(part, done, index),
      standing(JSON.stringify(char).slice(1, -1), part.start + index, part.start + index + 1),
    )
    done = index + 1
  }
  pieces.push(slice(part, done, part.text.length))
  return pieces
}

function slice(part: TemplatePart, from: number, to: number): Part {
  return { text: part.text.slice(from, to), place: (start, end) => part.place(from + start, from + end) }
}
