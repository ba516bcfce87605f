import { callArguments } from './arguments.js'
import { dictionaryOrSet, list, parenthesized } from './collections.js'
import { accept, type Cursor, enter, expect, fail, found, kind, name, next, report, skip, type } from './cursor.js'
import { type Expression, expressionFrom, type Kind } from './expression.js'
import { noteRead, noteUse } from './names.js'
import { expression, namedExpression, starredOr, startsExpression, yieldOr } from './expressions.js'
import type { Bracket } from './token-kinds.js'

/** An atom with the attributes, calls and subscripts behind it. */
export function primary(c: Cursor): Expression {
  const first = c.at
  let value = atom(c)
  for (;;) {
    if (accept(c, '.')) {
      name(c, 'the name of an attribute')
      value = expressionFrom(c, 'member', first, [value])
      if (type(c) !== '(') noteUse(c, value)
    } else if (type(c) === '(') {
      const items = [value]
      callArguments(c, items)
      value = expressionFrom(c, 'call', first, items)
      noteUse(c, value)
    } else if (type(c) === '[') {
      subscript(c)
      value = expressionFrom(c, 'member', first, [value])
    } else return value
  }
}

/** Most expressions are a name or literal alone; the next token tells so without a way through all levels. */
export function loneAtom(c: Cursor): Expression | undefined {
  if (!kind(c, 1).endsExpression) return undefined
  const { atom } = c.here
  return atom && alone(c, atom)
}

/** A name or literal that is an expression by itself. */
function alone(c: Cursor, kind: Kind): Expression {
  const at = next(c)
  if (kind === 'name') noteRead(c, at)
  return expressionFrom(c, kind, at)
}

function atom(c: Cursor): Expression {
  const { type, atom, opens } = c.here
  if (type === 'string' || type === 'bytes' || type === 'f-string') return strings(c)
  if (atom) return alone(c, atom)
  if (!opens) return fail(c, `expected an expression, found ${found(c)}`)
  enter(c)
  const value = enclosed(c, opens)
  c.depth--
  return value
}

function enclosed(c: Cursor, bracket: Bracket): Expression {
  switch (bracket) {
    case '(':
      return parenthesized(c)
    case '[':
      return list(c)
    case '{':
      return dictionaryOrSet(c)
  }
}

/** Strings which stand side by side are one string. */
export function strings(c: Cursor): Expression {
  const first = c.at
  const bytes = type(c) === 'bytes'
  for (; type(c) === 'string' || type(c) === 'bytes' || type(c) === 'f-string'; next(c)) {
    if ((type(c) === 'bytes') !== bytes) report(c, c.at, 'bytes and text cannot be joined; give both a `b` or none')
    if (type(c) === 'f-string') fString(c)
  }
  return expressionFrom(c, 'literal', first)
}

/** Reads an f-string and stops at its last token. */
function fString(c: Cursor): void {
  next(c)
  while (type(c) === 'field') field(c)
  if (type(c) !== 'f-string-end') fail(c, `expected the end of the f-string, found ${found(c)}`)
}

function field(c: Cursor): void {
  enter(c)
  next(c)
  if (!startsExpression(c) && type(c) !== 'yield') fail(c, `expected an expression in \`{…}\`, found ${found(c)}`)
  yieldOr(c)
  accept(c, '=')
  if (accept(c, 'conversion') && !/^[rsa]$/.test(name(c, '`r`, `s` or `a`'))) skip(c, -1)
  if (accept(c, 'format')) while (type(c) === 'field') field(c)
  expect(c, 'field-end', '`}`')
  c.depth--
}

function subscript(c: Cursor): void {
  next(c)
  subscriptItem(c)
  while (accept(c, ',') && type(c) !== ']') subscriptItem(c)
  expect(c, ']')
}

const subscriptItem = starredOr(slice)

function slice(c: Cursor): Expression {
  const first = c.at
  const value = type(c) === ':' ? undefined : namedExpression(c)
  if (value && type(c) !== ':') return value
  for (let part = 0; part < 2 && accept(c, ':'); part++) if (startsExpression(c)) expression(c)
  return expressionFrom(c, 'literal', first)
}
