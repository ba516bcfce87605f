import type { Expression } from '../expression.js'
import type { Tokens } from '../lexer.js'
import type { Literal, MapLiteral, Name, Span } from './facts.js'
import { isMasked, spanOf, textAt } from './script.js'

/** Values in values in values beyond this are not looked at: no API has them. */
const deepest = 60

/** The value of an expression, as far as it is written out. */
export function literalOf(expression: Expression, tokens: Tokens, depth = 0): Literal {
  const span = spanOf(expression, tokens)
  const { kind, first, last, items } = expression
  const opening = tokens.types[first]
  const [inner] = items
  if (depth > deepest) return unknown(span)
  switch (kind) {
    case 'literal':
      return atom(expression, tokens, span)
    case 'operation': {
      const isNegative = opening === '-' && last === first + 1 && tokens.types[last] === 'number'
      return isNegative ? number(`-${textAt(last, tokens)}`, span) : unknown(span)
    }
    case 'parenthesized':
      return inner ? literalOf(inner, tokens, depth + 1) : unknown(span)
    case 'sequence':
      return list(items, tokens, depth, span)
    case 'dictionary':
      return map(items, tokens, depth, span)
    case 'comprehension':
      if (opening === '[') return { ...span, kind: 'list', items: [], open: true }
      return items.length > 1 ? { ...span, kind: 'map', entries: [], open: true } : unknown(span)
    default:
      return unknown(span)
  }
}

const unknown = (span: Span): Literal => ({ ...span, kind: 'unknown' })

function atom({ first, last }: Expression, tokens: Tokens, span: Span): Literal {
  switch (tokens.types[first]) {
    case 'string':
      return first === last ? text(first, tokens, span) : joined(first, last, tokens, span)
    case 'f-string':
      return { ...span, kind: 'text', value: undefined, content: span }
    case 'number':
      return number(textAt(first, tokens), span)
    case 'True':
    case 'False':
      return { ...span, kind: 'plain', value: tokens.types[first] === 'True' }
    case 'None':
      return { ...span, kind: 'plain', value: null }
    default:
      return unknown(span)
  }
}

function text(token: number, tokens: Tokens, span: Span): Literal {
  const { value, content } = read(token, tokens)
  return { ...span, kind: 'text', value, content: value === undefined ? span : content }
}

/** Strings side by side, which are one; f-strings may be among them. */
function joined(first: number, last: number, tokens: Tokens, span: Span): Literal {
  let value: string | undefined = ''
  for (let token = first; token <= last && value !== undefined; token++) {
    const part = tokens.types[token] === 'string' ? read(token, tokens).value : undefined
    value = part === undefined ? undefined : value + part
  }
  return { ...span, kind: 'text', value, content: span }
}

const isQuote = (code: number): boolean => code === 34 || code === 39

/** What stands between the quotes of a string. Of what has escapes or a reference within no more is known. */
function read(token: number, tokens: Tokens): { readonly value: string | undefined; readonly content: Span } {
  const { source, starts, ends } = tokens
  let start = starts[token] ?? 0
  while (!isQuote(source.charCodeAt(start))) start++
  const isTriple = source.startsWith(source.charAt(start).repeat(3), start) && (ends[token] ?? 0) - start > 5
  const quotes = isTriple ? 3 : 1
  const content = { start: start + quotes, end: (ends[token] ?? 0) - quotes }
  const value = source.slice(content.start, content.end)
  return { value: isMasked(value) || value.includes('\\') ? undefined : value, content }
}

/** A float without a fraction is a whole number in JSON and another thing in Python, so it is left out. */
function number(written: string, span: Span): Literal {
  const digits = written.replaceAll('_', '').toLowerCase()
  const value = digits.startsWith('-') ? -Number(digits.slice(1)) : Number(digits)
  const isFloat = !digits.includes('x') && /[.e]/.test(digits)
  return Number.isFinite(value) && !(isFloat && Number.isInteger(value))
    ? { ...span, kind: 'plain', value }
    : unknown(span)
}

function list(items: readonly Expression[], tokens: Tokens, depth: number, span: Span): Literal {
  const written = items.filter(({ kind }) => kind !== 'starred')
  return {
    ...span,
    kind: 'list',
    items: written.map((item) => literalOf(item, tokens, depth + 1)),
    open: written.length < items.length,
  }
}

function map(items: readonly Expression[], tokens: Tokens, depth: number, span: Span): MapLiteral {
  const entries: MapLiteral['entries'][number][] = []
  let open = false
  for (let at = 0; at < items.length; at++) {
    const [key, value] = items.slice(at, at + 2)
    const name = key && key.kind !== 'starred' ? nameOf(literalOf(key, tokens, deepest)) : undefined
    if (name && value) entries.push({ key: name, value: literalOf(value, tokens, depth + 1) })
    else open = true
    if (key?.kind !== 'starred') at++
  }
  return { ...span, kind: 'map', entries, open }
}

const nameOf = (key: Literal): Name | undefined =>
  key.kind === 'text' && key.value !== undefined ? { ...key.content, text: key.value } : undefined
