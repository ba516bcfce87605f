import { loneAtom, primary } from './atoms.js'
import { accept, type Cursor, enter, expect, fail, next, report, skip, text, type } from './cursor.js'
import { type Expression, expressionFrom } from './expression.js'
import { bind } from './names.js'
import { parameters } from './parameters.js'

/** Whether an expression may begin with the current token. */
export const startsExpression = (c: Cursor): boolean => c.here.startsExpression

/** Reads a closing bracket, before which more could follow behind a comma. */
export function expectClose(c: Cursor, close: string): void {
  if (type(c) === close) next(c)
  else expect(c, close, startsExpression(c) ? `\`,\` or \`${close}\`` : undefined)
}

/** One expression, or a tuple without parentheses, in which items may be starred. */
export function expressions(c: Cursor, item = starredExpression): Expression {
  const first = c.at
  const value = item(c)
  if (type(c) !== ',') return value
  const items = [value]
  while (accept(c, ',') && startsExpression(c)) items.push(item(c))
  return expressionFrom(c, 'sequence', first, items)
}

/** `expressions` for their value, where a single one cannot be starred. */
export function values(c: Cursor): Expression {
  const value = expressions(c)
  if (value.kind === 'starred' && type(c) !== '=') report(c, value.first, loneStar, value.last)
  return value
}

const loneStar = 'a starred expression stands alone; it unpacks into a list, a tuple or a call'

/** An item which may carry a `*`. */
export function starredOr(parse: (c: Cursor) => Expression): (c: Cursor) => Expression {
  return (c) => {
    const first = c.at
    if (!accept(c, '*')) return parse(c)
    return expressionFrom(c, 'starred', first, [operation(c)])
  }
}

export const starredExpression = starredOr(expression)
export const starredOperation = starredOr(operation)

/** The targets of a `for`: not more than an operation, because `in` follows. */
export const targets = (c: Cursor): Expression => expressions(c, starredOperation)

/** An expression, or `name := expression`. */
export function namedExpression(c: Cursor): Expression {
  const first = c.at
  const value = expression(c)
  if (type(c) !== ':=') return value
  if (value.kind !== 'name') fail(c, '`:=` assigns to a plain name only')
  next(c)
  bind(c, text(c, first), { kind: 'expression', expression: expression(c) })
  return expressionFrom(c, 'named', first)
}

export function expression(c: Cursor): Expression {
  const lone = loneAtom(c)
  if (lone) return lone
  enter(c)
  const first = c.at
  let value = type(c) === 'lambda' ? lambda(c) : disjunction(c)
  while (value.kind !== 'lambda' && accept(c, 'if')) {
    disjunction(c)
    expect(c, 'else', '`else` and what holds otherwise')
    const last = type(c) === 'lambda' ? lambda(c) : disjunction(c)
    value = expressionFrom(c, 'conditional', first)
    if (last.kind === 'lambda') break
  }
  c.depth--
  return value
}

function lambda(c: Cursor): Expression {
  const first = next(c)
  parameters(c, ':')
  expect(c, ':')
  const { scope } = c
  c.scope = { kind: 'function', loop: false }
  expression(c)
  c.scope = scope
  return expressionFrom(c, 'lambda', first)
}

/** Comparisons joined by `and`, `or` and `not`: what may stand behind the `in` and `if` of a comprehension. */
export function disjunction(c: Cursor): Expression {
  const first = c.at
  let joined = false
  for (;;) {
    while (accept(c, 'not')) joined = true
    const value = comparison(c)
    if (!accept(c, 'and') && !accept(c, 'or')) return joined ? expressionFrom(c, 'operation', first) : value
    joined = true
  }
}

function comparison(c: Cursor): Expression {
  const first = c.at
  const value = operation(c)
  let compared = false
  for (; acceptComparing(c); operation(c)) compared = true
  return compared ? expressionFrom(c, 'comparison', first) : value
}

function acceptComparing(c: Cursor): boolean {
  if (type(c) === 'not' && type(c, 1) === 'in') skip(c, 2)
  else if (!c.here.compares) return false
  else if (accept(c, 'is')) accept(c, 'not')
  else next(c)
  return true
}

/** Operands joined by arithmetic operators; their precedence makes no difference to what is allowed. */
export function operation(c: Cursor): Expression {
  const first = c.at
  const value = operand(c)
  if (!c.here.calculates) return value
  for (; c.here.calculates; operand(c)) next(c)
  return expressionFrom(c, 'operation', first)
}

function operand(c: Cursor): Expression {
  const first = c.at
  while (type(c) === '-' || type(c) === '+' || type(c) === '~') next(c)
  const signed = c.at > first
  const value = type(c) === 'await' ? awaited(c) : primary(c)
  return signed ? expressionFrom(c, 'operation', first) : value
}

export const awaitOutside = '`await` stands outside of an `async def` function'

function awaited(c: Cursor): Expression {
  const first = next(c)
  if (c.scope.kind !== 'async function') report(c, first, awaitOutside)
  primary(c)
  return expressionFrom(c, 'await', first)
}

/** `yield`, `yield from …` or what `otherwise` reads. */
export function yieldOr(c: Cursor, otherwise: (c: Cursor) => Expression = values): Expression {
  const first = c.at
  if (!accept(c, 'yield')) return otherwise(c)
  if (!c.scope.kind.endsWith('function')) report(c, first, '`yield` stands outside of a function')
  if (accept(c, 'from')) expression(c)
  else if (startsExpression(c)) values(c)
  return expressionFrom(c, 'yield', first)
}
