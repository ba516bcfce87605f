import { callArguments } from './arguments.js'
import {
  accept,
  type Cursor,
  end,
  enter,
  expect,
  fail,
  failAt,
  found,
  isWord,
  name,
  next,
  report,
  type Scope,
  since,
  skip,
  start,
  text,
  type,
} from './cursor.js'
import {
  expressions,
  expression,
  namedExpression,
  starredExpression,
  starredOr,
  targets,
  values,
} from './expressions.js'
import type { PythonFunction } from './facts.js'
import { bind, forget, note, withNames } from './names.js'
import { parameters } from './parameters.js'
import { casePattern } from './patterns.js'
import { simpleStatements, statement } from './statements.js'
import { checkTarget } from './targets.js'
import { token } from './token-kinds.js'
import { typeParameters } from './type-parameters.js'
import { withItems } from './with-items.js'

/** Statements with a block of their own, by the keyword that begins them. */
export const compounds = new Map<string, (c: Cursor) => void>([
  ['if', conditional],
  ['while', whileLoop],
  ['for', forLoop],
  ['try', tryStatement],
  ['with', withStatement],
  ['def', (c) => definition(c, 'function')],
  ['class', classDefinition],
  ['@', decorated],
  ['async', asynchronous],
])

/** The `:` and the statements which belong to the keyword at the token `owner`. */
function block(c: Cursor, owner: number, scope: Scope = c.scope): void {
  if (!accept(c, ':')) colonMissing(c, text(c, owner))
  enter(c)
  const outer = c.scope
  c.scope = scope
  if (!accept(c, 'newline')) simpleStatements(c)
  else {
    if (!accept(c, 'indent'))
      failAt(c, owner, `\`${text(c, owner)}\` has no indented block below it; \`pass\` does nothing`)
    while (!accept(c, 'dedent')) statement(c)
  }
  c.scope = outer
  c.depth--
}

function colonMissing(c: Cursor, word: string): never {
  if (type(c) === '=') fail(c, '`=` assigns; `==` compares')
  if (type(c) === 'newline') fail(c, `\`${word}\` needs a \`:\` before its block`)
  return fail(c, `expected \`:\` or an operator, found ${found(c)}`)
}

function conditional(c: Cursor): void {
  let owner = c.at
  do {
    owner = next(c)
    namedExpression(c)
    block(c, owner)
  } while (type(c) === 'elif')
  if (type(c) === 'else' && type(c, 1) === 'if') failAt(c, c.at + 1, '`else if` is written `elif` in Python')
  otherwise(c, 'else')
}

/** The block of an `else` or `finally`, if there is one. */
function otherwise(c: Cursor, word: 'else' | 'finally'): boolean {
  const owner = c.at
  if (!accept(c, word)) return false
  block(c, owner)
  return true
}

const looping = (c: Cursor): Scope => ({ ...c.scope, loop: true })

function whileLoop(c: Cursor): void {
  const owner = next(c)
  namedExpression(c)
  block(c, owner, looping(c))
  otherwise(c, 'else')
}

function forLoop(c: Cursor): void {
  const owner = next(c)
  const target = targets(c)
  checkTarget(c, target, 'assign')
  forget(c, target)
  expect(c, 'in')
  values(c)
  block(c, owner, looping(c))
  otherwise(c, 'else')
}

function withStatement(c: Cursor): void {
  const owner = next(c)
  withItems(c)
  block(c, owner)
}

function tryStatement(c: Cursor): void {
  const owner = next(c)
  block(c, owner)
  const handled = type(c) === 'except'
  while (type(c) === 'except') handler(c)
  if (handled) otherwise(c, 'else')
  if (otherwise(c, 'finally') || handled) return
  failAt(c, owner, '`try` needs an `except` or `finally` after its block')
}

function handler(c: Cursor): void {
  const owner = next(c)
  if (type(c) === '*') since(c, 11, next(c), '`except*`')
  if (type(c) !== ':') exceptions(c)
  const bare = c.at === owner + 1
  block(c, owner)
  if (bare && type(c) === 'except') report(c, owner, 'an `except` for everything is the last one')
}

function exceptions(c: Cursor): void {
  expression(c)
  if (type(c) === ',') fail(c, 'several exceptions stand in parentheses, and `as` names the one caught')
  if (!accept(c, 'as')) return
  bind(c, text(c))
  name(c)
}

const untilDocstring = [':', 'newline', 'indent', 'string']

/** The docstring of a function whose head ends here. */
function docstringHere(c: Cursor): Partial<Pick<PythonFunction, 'docstring'>> {
  const at = c.at + untilDocstring.length - 1
  const isThere = untilDocstring.every((each, ahead) => type(c, ahead) === each)
  return isThere ? { docstring: { start: start(c, at), end: end(c, at) } } : {}
}

function definition(c: Cursor, kind: 'function' | 'async function'): void {
  const owner = next(c)
  const named = c.at
  const defined = name(c, 'the name of a function')
  note(c, defined)
  withNames(c, 'function', () => {
    typeParameters(c)
    expect(c, '(')
    const declared = parameters(c, ')')
    next(c)
    if (accept(c, '->')) starredExpression(c)
    if (c.scope.kind === 'module')
      c.functions.push({
        name: defined,
        start: start(c, named),
        end: end(c, named),
        parameters: declared,
        ...docstringHere(c),
      })
    block(c, owner, { kind, loop: false })
  })
}

function classDefinition(c: Cursor): void {
  const owner = next(c)
  bind(c, text(c))
  name(c, 'the name of a class')
  withNames(c, 'class', () => {
    typeParameters(c)
    if (type(c) === '(') callArguments(c)
    block(c, owner, { kind: 'class', loop: false })
  })
}

function decorated(c: Cursor): void {
  while (accept(c, '@')) {
    namedExpression(c)
    expect(c, 'newline', 'the end of the line')
  }
  const at = c.functions.length
  if (type(c) === 'def' || type(c) === 'class') compounds.get(type(c))?.(c)
  else if (type(c) === 'async' && type(c, 1) === 'def') asynchronous(c)
  else fail(c, `a decorator stands before \`def\` or \`class\`, found ${found(c)}`)
  const [defined] = c.functions.slice(at)
  if (defined) c.functions[at] = { ...defined, isDecorated: true }
}

function asynchronous(c: Cursor): void {
  const first = next(c)
  if (type(c) === 'def') {
    definition(c, 'async function')
    return
  }
  if (type(c) !== 'for' && type(c) !== 'with') fail(c, `expected \`def\`, \`for\` or \`with\`, found ${found(c)}`)
  if (c.scope.kind !== 'async function') report(c, first, '`async` stands outside of an `async def` function')
  compounds.get(type(c))?.(c)
}

/** Whether the name `match` begins a `match` statement here: it does when its line ends with `:` and a `case` follows. */
export function isMatch(c: Cursor): boolean {
  if (type(c) !== 'name' || !isWord(c, 'match')) return false
  const { kinds } = c.tokens
  const newline = kinds.indexOf(token.newline, c.at)
  return kinds[newline - 1]?.type === ':' && kinds[newline + 1] === token.indent && isWord(c, 'case', newline + 2)
}

export function match(c: Cursor): void {
  since(c, 10, next(c), '`match`')
  expressions(c, starredOr(namedExpression))
  expect(c, ':')
  skip(c, 2)
  while (!accept(c, 'dedent')) {
    const owner = c.at
    if (!isWord(c, 'case')) fail(c, `expected \`case\`, found ${found(c)}`)
    next(c)
    casePattern(c)
    if (accept(c, 'if')) namedExpression(c)
    block(c, owner)
  }
}
