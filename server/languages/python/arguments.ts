import { comprehension, startsComprehension } from './collections.js'
import { accept, type Cursor, expect, fail, found, report, text, type } from './cursor.js'
import { expression, namedExpression, startsExpression } from './expressions.js'

interface Seen {
  readonly names: Set<string>
  keyword: boolean
  unpacked: boolean
  /** A generator without parentheses of its own, which must be the only argument. */
  generator: number | undefined
}

/** The arguments of a call or of a class, with their parentheses. */
export function callArguments(c: Cursor): void {
  c.at++
  const seen: Seen = { names: new Set(), keyword: false, unpacked: false, generator: undefined }
  let count = 0
  while (type(c) !== ')') {
    argument(c, seen)
    count++
    if (!accept(c, ',')) break
    if (seen.generator !== undefined) count++
  }
  if (seen.generator !== undefined && count > 1)
    report(c, seen.generator, 'a generator beside other arguments needs parentheses')
  expect(c, ')', startsExpression(c) ? `expected \`,\` or \`)\`, found ${found(c)}` : undefined)
}

function argument(c: Cursor, seen: Seen): void {
  const first = c.at
  if (accept(c, '**')) {
    expression(c)
    seen.unpacked = true
  } else if (accept(c, '*')) {
    expression(c)
    if (seen.unpacked) report(c, first, 'a `*` argument follows a `**` argument; it stands before it')
  } else if (type(c) === 'name' && type(c, 1) === '=') keywordArgument(c, seen)
  else positionalArgument(c, seen)
}

function keywordArgument(c: Cursor, seen: Seen): void {
  const name = text(c)
  if (seen.names.has(name)) report(c, c.at, `the argument \`${name}\` is given twice`)
  seen.names.add(name)
  seen.keyword = true
  c.at += 2
  expression(c)
}

function positionalArgument(c: Cursor, seen: Seen): void {
  const first = c.at
  const value = namedExpression(c)
  if (startsComprehension(c)) {
    comprehension(c, value)
    seen.generator = first
  }
  if (type(c) === '=') fail(c, '`=` names an argument only behind a plain name; `==` compares')
  if (!seen.keyword && !seen.unpacked) return
  report(c, first, 'an argument without a name follows one with a name; it stands before it', c.at - 1)
}
