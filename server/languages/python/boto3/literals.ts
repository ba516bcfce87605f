import type { Expression } from '../expression.js'
import type { Tokens } from '../lexer.js'
import type { Literal, MapLiteral, Name, Span } from './facts.js'
import { isMasked, textAt, typeAt } from './script.js'

/** Values in values in values beyond this are not looked at: no API has them. */
const deepest = 60

/** The value of an expression, as far as it is written out. */
export function literalOf(expression: Expression, tokens: Tokens, depth = 0): Literal {
  const { kind, first, last, items } = expression
  const start = tokens.starts[first] ?? 0
  const end = tokens.ends[last] ?? 0
  const opening = typeAt(first, tokens)
  const [inner] = items
  if (depth <= deepest) {
    switch (kind) {
      case 'literal':
        return atom(expression, tokens, start, end)
      case 'operation':
        if (opening !== '-' || last !== first + 1 || typeAt(last, tokens) !== 'number') break
        return number(`-${textAt(last, tokens)}`, start, end)
      case 'parenthesized':
        if (!inner) break
        return literalOf(inner, tokens, depth + 1)
      case 'sequence':
        return list(items, tokens, depth, start, end)
      case 'dictionary':
        return map(items, tokens, depth, start, end)
      case 'comprehension':
        if (opening === '[') return { kind: 'list', items: [], open: true, start, end }
        if (items.length > 1) return { kind: 'map', entries: [], open: true, start, end }
    }
  }
  return { kind: 'unknown', start, end }
}

function atom({ first, last }: Expression, tokens: Tokens, start: number, end: number): Literal {
  const type = typeAt(first, tokens)
  switch (type) {
    case 'string':
      return first === last ? text(first, tokens, start, end) : joined(first, last, tokens, start, end)
    case 'f-string':
      return { kind: 'text', value: undefined, content: { start, end }, start, end }
    case 'number':
      return number(textAt(first, tokens), start, end)
    case 'True':
    case 'False':
      return { kind: 'plain', value: type === 'True', start, end }
    case 'None':
      return { kind: 'plain', value: null, start, end }
    default:
      return { kind: 'unknown', start, end }
  }
}

/** Of what has escapes or a reference within no more is known than that it is text. */
function text(token: number, tokens: Tokens, start: number, end: number): Literal {
  const content = contentOf(token, tokens)
  const value = plainText(content, tokens)
  return { kind: 'text', value, content: value === undefined ? { start, end } : content, start, end }
}

/** Strings side by side, which are one; f-strings may be among them. */
function joined(first: number, last: number, tokens: Tokens, start: number, end: number): Literal {
  let value: string | undefined = ''
  for (let token = first; token <= last && value !== undefined; token++) {
    const part = typeAt(token, tokens) === 'string' ? plainText(contentOf(token, tokens), tokens) : undefined
    value = part === undefined ? undefined : value + part
  }
  return { kind: 'text', value, content: { start, end }, start, end }
}

/** What stands between the quotes of a string. */
function contentOf(token: number, { source, starts, ends }: Tokens): Span {
  const end = ends[token] ?? 0
  let start = starts[token] ?? 0
  while (source.charCodeAt(start) !== 34 && source.charCodeAt(start) !== 39) start++
  const quote = source.charCodeAt(start)
  const isTriple = end - start > 5 && source.charCodeAt(start + 1) === quote && source.charCodeAt(start + 2) === quote
  const length = isTriple ? 3 : 1
  return { start: start + length, end: end - length }
}

function plainText({ start, end }: Span, { source }: Tokens): string | undefined {
  const value = source.slice(start, end)
  return isMasked(value) || value.includes('\\') ? undefined : value
}

/** A float without a fraction is a whole number in JSON and another thing in Python, so it is left out. */
function number(written: string, start: number, end: number): Literal {
  const digits = written.replaceAll('_', '').toLowerCase()
  const value = digits.startsWith('-') ? -Number(digits.slice(1)) : Number(digits)
  const isFloat = !digits.includes('x') && /[.e]/.test(digits)
  return Number.isFinite(value) && !(isFloat && Number.isInteger(value))
    ? { kind: 'plain', value, start, end }
    : { kind: 'unknown', start, end }
}

function list(written: readonly Expression[], tokens: Tokens, depth: number, start: number, end: number): Literal {
  const items: Literal[] = []
  for (const item of written) if (item.kind !== 'starred') items.push(literalOf(item, tokens, depth + 1))
  return { kind: 'list', items, open: items.length < written.length, start, end }
}

function map(items: readonly Expression[], tokens: Tokens, depth: number, start: number, end: number): MapLiteral {
  const entries: MapLiteral['entries'][number][] = []
  let open = false
  for (let at = 0; at < items.length; at++) {
    const key = items[at]
    const value = items[at + 1]
    const name = key && key.kind !== 'starred' ? nameOf(literalOf(key, tokens, deepest)) : undefined
    if (name && value) entries.push({ key: name, value: literalOf(value, tokens, depth + 1) })
    else open = true
    if (key?.kind !== 'starred') at++
  }
  return { kind: 'map', entries, open, start, end }
}

const nameOf = (key: Literal): Name | undefined =>
  key.kind === 'text' && key.value !== undefined
    ? { text: key.value, start: key.content.start, end: key.content.end }
    : undefined
