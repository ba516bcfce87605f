import { accept, type Cursor, expect, fail, next, report, start, text, type } from './cursor.js'
import { type Expression, expressionFrom } from './expression.js'
import {
  awaitOutside,
  disjunction,
  expectClose,
  expression,
  namedExpression,
  operation,
  starredOr,
  startsExpression,
  targets,
  yieldOr,
} from './expressions.js'
import { forget } from './names.js'
import { checkTarget } from './targets.js'

export const startsComprehension = (c: Cursor): boolean =>
  type(c) === 'for' || (type(c) === 'async' && type(c, 1) === 'for')

/** The `for … in … if …` clauses behind the element of a comprehension. */
export function comprehension(c: Cursor, element: Expression): void {
  if (element.kind === 'starred')
    report(
      c,
      element.first,
      `a comprehension cannot unpack its element with \`${text(c, element.first)}\``,
      element.last,
    )
  const { scope } = c
  forgiveAwait(c, element)
  while (startsComprehension(c)) {
    accept(c, 'async')
    next(c)
    const target = targets(c)
    c.scope = { kind: 'async function', loop: false }
    checkTarget(c, target, 'assign')
    forget(c, target)
    expect(c, 'in')
    disjunction(c)
    while (accept(c, 'if')) disjunction(c)
  }
  c.scope = scope
}

/** In the element of a generator `await` may stand anywhere, but that it is one shows only behind it. */
function forgiveAwait(c: Cursor, element: Expression): void {
  while (c.errors.at(-1)?.message === awaitOutside && (c.errors.at(-1)?.start ?? 0) >= start(c, element.first))
    c.errors.pop()
}

const item = starredOr(namedExpression)

export function list(c: Cursor): Expression {
  const first = next(c)
  const items = type(c) === ']' ? [] : [item(c)]
  const [element] = items
  if (element && startsComprehension(c)) {
    comprehension(c, element)
    expect(c, ']')
    return expressionFrom(c, 'comprehension', first, items)
  }
  moreItems(c, items)
  expectClose(c, ']')
  return expressionFrom(c, 'sequence', first, items)
}

/** The items behind the first; whether there was a comma. */
function moreItems(c: Cursor, items: Expression[]): boolean {
  const comma = items.length > 0 && type(c) === ','
  while (items.length > 0 && accept(c, ',') && startsExpression(c)) items.push(item(c))
  return comma
}

/** Parentheses: the empty tuple, a tuple, a generator, or an expression on its own. */
export function parenthesized(c: Cursor): Expression {
  const first = next(c)
  if (accept(c, ')')) return expressionFrom(c, 'sequence', first, [])
  const value = yieldOr(c, item)
  const items = [value]
  const generator = startsComprehension(c)
  if (generator) comprehension(c, value)
  const tuple = !generator && value.kind !== 'yield' && moreItems(c, items)
  if (value.kind === 'starred' && !tuple && !generator)
    fail(c, 'a starred expression alone in parentheses needs a `,` after it')
  expectClose(c, ')')
  if (generator) return expressionFrom(c, 'comprehension', first, items)
  return expressionFrom(c, tuple ? 'sequence' : 'parenthesized', first, items)
}

/** Braces: a dictionary when its first item is `**map` or `key: value`, otherwise a set. */
export function dictionaryOrSet(c: Cursor): Expression {
  const first = next(c)
  if (accept(c, '}')) return expressionFrom(c, 'dictionary', first)
  const unpacks = type(c) === '**'
  const element = unpacks ? unpacked(c) : item(c)
  const dictionary = unpacks || type(c) === ':'
  const items = [element]
  if (dictionary && !unpacks) items.push(pairValue(c))
  const comprehends = startsComprehension(c)
  if (comprehends) comprehension(c, element)
  else while (accept(c, ',') && type(c) !== '}') dictionary ? pair(c, items) : items.push(item(c))
  expectClose(c, '}')
  return expressionFrom(c, comprehends ? 'comprehension' : dictionary ? 'dictionary' : 'set', first, items)
}

/** An item of a dictionary. */
function pair(c: Cursor, items: Expression[]): void {
  if (type(c) === '**') items.push(unpacked(c))
  else items.push(expression(c), pairValue(c))
}

function unpacked(c: Cursor): Expression {
  const first = next(c)
  return expressionFrom(c, 'starred', first, [operation(c)])
}

function pairValue(c: Cursor): Expression {
  expect(c, ':', '`:` and a value')
  return expression(c)
}
