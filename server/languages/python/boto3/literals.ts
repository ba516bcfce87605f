import type { Literal, MapLiteral, Name } from './facts.js'
import { isMasked, textOf, type SyntaxNode } from './nodes.js'

/** Values in values in values beyond this are not looked at: no API has them. */
const deepest = 60

/** The value of an expression, as far as it is written out. */
export function literalOf(node: SyntaxNode, source: string, depth = 0): Literal {
  const span = { start: node.from, end: node.to }
  if (depth > deepest) return { ...span, kind: 'unknown' }
  switch (node.name) {
    case 'String':
      return text(node, source)
    case 'FormatString':
      return { ...span, kind: 'text', value: undefined, content: span }
    case 'ContinuedString':
      return continued(node, source)
    case 'Number':
      return { ...span, ...number(textOf(node, source)) }
    case 'UnaryExpression': {
      const operand = node.lastChild
      const isNegative = node.firstChild?.name === 'ArithOp' && textOf(node.firstChild, source) === '-'
      return isNegative && operand?.name === 'Number'
        ? { ...span, ...number(`-${textOf(operand, source)}`) }
        : { ...span, kind: 'unknown' }
    }
    case 'Boolean':
      return { ...span, kind: 'plain', value: textOf(node, source) === 'True' }
    case 'None':
      return { ...span, kind: 'plain', value: null }
    case 'ParenthesizedExpression': {
      const inner = node.firstChild?.nextSibling
      return inner ? literalOf(inner, source, depth + 1) : { ...span, kind: 'unknown' }
    }
    case 'ArrayExpression':
    case 'TupleExpression':
      return { ...span, ...list(node, source, depth) }
    case 'ArrayComprehensionExpression':
      return { ...span, kind: 'list', items: [], open: true }
    case 'DictionaryExpression':
      return { ...span, ...map(node, source, depth) }
    case 'DictionaryComprehensionExpression':
      return { ...span, kind: 'map', entries: [], open: true }
    default:
      return { ...span, kind: 'unknown' }
  }
}

/** Text; bytes are something else, and what has escapes or a reference within is text of which no more is known. */
function text(node: SyntaxNode, source: string): Literal {
  const span = { start: node.from, end: node.to }
  const [, prefix = '', quotes = ''] = /^([a-zA-Z]*)('''|"""|'|")/.exec(textOf(node, source)) ?? []
  if (/b/i.test(prefix)) return { ...span, kind: 'unknown' }
  const content = { start: node.from + prefix.length + quotes.length, end: node.to - quotes.length }
  const value = source.slice(content.start, content.end)
  const isPlain = !isMasked(value) && !value.includes('\\')
  return { ...span, kind: 'text', value: isPlain ? value : undefined, content: isPlain ? content : span }
}

function continued(node: SyntaxNode, source: string): Literal {
  const span = { start: node.from, end: node.to }
  let value: string | undefined = ''
  for (let part = node.firstChild; part; part = part.nextSibling) {
    const each: Literal = literalOf(part, source, deepest)
    if (each.kind !== 'text') return { ...span, kind: 'unknown' }
    value = value === undefined || each.value === undefined ? undefined : value + each.value
  }
  return { ...span, kind: 'text', value, content: span }
}

/** A float without a fraction is a whole number in JSON and another thing in Python, so it is left out. */
function number(written: string): { kind: 'plain'; value: number } | { kind: 'unknown' } {
  const digits = written.replaceAll('_', '').toLowerCase()
  const value = digits.startsWith('-') ? -Number(digits.slice(1)) : Number(digits)
  const isFloat = !digits.includes('x') && /[.e]/.test(digits)
  return Number.isFinite(value) && !(isFloat && Number.isInteger(value))
    ? { kind: 'plain', value }
    : { kind: 'unknown' }
}

function list(node: SyntaxNode, source: string, depth: number) {
  const items: Literal[] = []
  let open = false
  for (let item = node.firstChild; item; item = item.nextSibling) {
    if (item.name === '*') {
      open = true
      item = item.nextSibling ?? item
    } else if (!'()[],'.includes(item.name) && item.name !== 'Comment') items.push(literalOf(item, source, depth + 1))
  }
  return { kind: 'list', items, open } as const
}

function map(node: SyntaxNode, source: string, depth: number) {
  const entries: MapLiteral['entries'][number][] = []
  let open = false
  for (let key = node.firstChild; key; key = key.nextSibling) {
    if (key.name === '**') {
      open = true
      key = key.nextSibling ?? key
    } else if (key.nextSibling?.name === ':') {
      const value = key.nextSibling.nextSibling
      const name = nameOf(literalOf(key, source, deepest))
      if (name && value) entries.push({ key: name, value: literalOf(value, source, depth + 1) })
      else open = true
      key = value ?? key
    }
  }
  return { kind: 'map', entries, open } as const
}

const nameOf = (key: Literal): Name | undefined =>
  key.kind === 'text' && key.value !== undefined ? { ...key.content, text: key.value } : undefined
