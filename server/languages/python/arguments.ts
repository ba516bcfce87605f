import { comprehension, startsComprehension } from './collections.js'
import { accept, type Cursor, fail, next, report, skip, text, type } from './cursor.js'
import { type Expression, expressionFrom } from './expression.js'
import { expectClose, expression, namedExpression } from './expressions.js'

interface Seen {
  names: Set<string> | undefined
  keyword: boolean
  unpacked: boolean
  /** A generator without parentheses of its own, which must be the only argument. */
  generator: number | undefined
}

/** Reads the arguments of a call or of a class, with their parentheses, and adds them to `given`. */
export function callArguments(c: Cursor, given: Expression[] = []): void {
  next(c)
  const seen: Seen = { names: undefined, keyword: false, unpacked: false, generator: undefined }
  let count = 0
  while (type(c) !== ')') {
    given.push(argument(c, seen))
    count++
    if (!accept(c, ',')) break
    if (seen.generator !== undefined) count++
  }
  if (seen.generator !== undefined && count > 1)
    report(c, seen.generator, 'a generator beside other arguments needs parentheses')
  expectClose(c, ')')
}

function argument(c: Cursor, seen: Seen): Expression {
  if (type(c) === '**' || type(c) === '*') return unpackedArgument(c, seen)
  if (type(c) === 'name' && type(c, 1) === '=') return keywordArgument(c, seen)
  return positionalArgument(c, seen)
}

function unpackedArgument(c: Cursor, seen: Seen): Expression {
  const first = c.at
  const isMap = type(c) === '**'
  next(c)
  const value = expression(c)
  if (isMap) seen.unpacked = true
  else if (seen.unpacked) report(c, first, 'a `*` argument follows a `**` argument; it stands before it')
  return expressionFrom(c, 'starred', first, [value])
}

function keywordArgument(c: Cursor, seen: Seen): Expression {
  const first = c.at
  const name = text(c)
  seen.names ??= new Set()
  if (seen.names.has(name)) report(c, c.at, `the argument \`${name}\` is given twice`)
  seen.names.add(name)
  seen.keyword = true
  skip(c, 2)
  return expressionFrom(c, 'keyword', first, [expression(c)])
}

function positionalArgument(c: Cursor, seen: Seen): Expression {
  const first = c.at
  const value = namedExpression(c)
  if (startsComprehension(c)) {
    comprehension(c, value)
    seen.generator = first
  }
  if (type(c) === '=') fail(c, '`=` names an argument only behind a plain name; `==` compares')
  if (seen.keyword || seen.unpacked)
    report(c, first, 'an argument without a name follows one with a name; it stands before it', c.at - 1)
  return value
}
