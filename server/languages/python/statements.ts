import { compounds, isMatch, match } from './compounds.js'
import {
  accept,
  type Cursor,
  expect,
  fail,
  failAt,
  found,
  isWord,
  kind,
  name,
  next,
  report,
  since,
  start,
  stop,
  text,
  type,
} from './cursor.js'
import type { Expression } from './expression.js'
import { expression, startsExpression, targets, values, yieldOr } from './expressions.js'
import { fromImport, plainImport } from './imports.js'
import { bind, forget, noteAssigned, noteDeclared, withoutReads } from './names.js'
import { checkTarget } from './targets.js'
import { token } from './token-kinds.js'
import { typeParameters } from './type-parameters.js'

/** All statements of a script. After the first syntax error the rest is read from the next line that stands at its margin. */
export function script(c: Cursor): void {
  while (type(c) !== 'end') {
    try {
      statement(c)
    } catch (error) {
      if (error !== stop) throw error
      recover(c)
    }
  }
}

function recover(c: Cursor): void {
  c.broken = true
  c.trace = undefined
  c.depth = 0
  c.scope = { kind: 'module', loop: false }
  for (next(c); type(c) !== 'end'; next(c)) {
    const before = kind(c, -1)
    if ((before === token.newline || before === token.dedent) && isAtMargin(c)) return
  }
}

const isAtMargin = (c: Cursor) => type(c) !== 'dedent' && /[\r\n]/.test(c.tokens.source.charAt(start(c) - 1))

export function statement(c: Cursor): void {
  const compound = compounds.get(type(c))
  if (compound) compound(c)
  else if (isMatch(c)) match(c)
  else if (type(c) === 'indent') misindented(c)
  else simpleStatements(c)
}

function misindented(c: Cursor): never {
  if (type(c, 1) !== 'error') next(c)
  return fail(c, 'this line is indented, but no block begins before it')
}

/** Statements on one line, between `;`. */
export function simpleStatements(c: Cursor): void {
  do {
    const first = c.at
    const simple = simples.get(type(c))
    if (simple) simple(c)
    else if (type(c) === 'name' && type(c, 1) === 'name' && isWord(c, 'type')) typeAlias(c)
    else expressionStatement(c)
    if (type(c) !== ';' && type(c) !== 'newline') endMissing(c, first)
  } while (accept(c, ';') && type(c) !== 'newline')
  expect(c, 'newline')
}

const strays: Readonly<Record<string, string>> = {
  else: '`else` has no `if`, `for`, `while` or `try` right before it at its indentation',
  elif: '`elif` has no `if` right before it at its indentation',
  except: '`except` has no `try` right before it at its indentation',
  finally: '`finally` has no `try` right before it at its indentation',
}

function endMissing(c: Cursor, first: number): never {
  const written = text(c, first)
  if (c.at === first + 1 && (written === 'print' || written === 'exec') && startsExpression(c)) {
    failAt(c, first, `\`${written}\` is a function in Python 3; its arguments stand in parentheses`)
  }
  return fail(c, `expected an operator or the end of the statement, found ${found(c)}`)
}

const simples = new Map<string, (c: Cursor) => void>([
  ['pass', (c) => void next(c)],
  ['break', loopControl],
  ['continue', loopControl],
  ['return', returnStatement],
  ['raise', raiseStatement],
  ['global', declaration],
  ['nonlocal', declaration],
  ['del', deleteStatement],
  ['assert', assertStatement],
  ['import', plainImport],
  ['from', fromImport],
  ...Object.entries(strays).map(([word, message]) => [word, (c: Cursor) => fail(c, message)] as const),
])

function loopControl(c: Cursor): void {
  if (!c.scope.loop) report(c, c.at, `\`${text(c)}\` stands outside of a loop`)
  next(c)
}

function returnStatement(c: Cursor): void {
  if (!c.scope.kind.endsWith('function')) report(c, c.at, '`return` stands outside of a function')
  next(c)
  if (startsExpression(c)) values(c)
}

function raiseStatement(c: Cursor): void {
  next(c)
  if (!startsExpression(c)) return
  expression(c)
  if (accept(c, 'from')) expression(c)
}

function declaration(c: Cursor): void {
  if (type(c) === 'nonlocal' && c.scope.kind === 'module') report(c, c.at, '`nonlocal` stands outside of a function')
  const word = type(c) === 'global' ? 'global' : 'nonlocal'
  do {
    next(c)
    const declared = name(c)
    if (word === 'global') c.bindings.add(declared)
    noteDeclared(c, declared, word)
  } while (type(c) === ',')
}

function deleteStatement(c: Cursor): void {
  next(c)
  const target = targets(c)
  checkTarget(c, target, 'delete')
  forget(c, target)
}

function assertStatement(c: Cursor): void {
  next(c)
  expression(c)
  if (accept(c, ',')) expression(c)
}

function typeAlias(c: Cursor): void {
  since(c, 12, next(c), 'a `type` statement')
  bind(c, text(c))
  next(c)
  typeParameters(c)
  expect(c, '=')
  expression(c)
}

const augmented = new Set(['+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**='])

function expressionStatement(c: Cursor): void {
  const value = yieldOr(c)
  if (type(c) === ':' && canAnnotate(value)) annotation(c, value)
  else if (augmented.has(type(c))) {
    checkTarget(c, value, 'single')
    forget(c, value)
    next(c)
    yieldOr(c)
  } else assignments(c, value)
}

const canAnnotate = ({ kind }: Expression) => kind === 'name' || kind === 'member' || kind === 'parenthesized'

function annotation(c: Cursor, target: Expression): void {
  next(c)
  withoutReads(c, () => expression(c))
  checkTarget(c, target, 'single')
  if (accept(c, '=')) noteAssigned(c, target, yieldOr(c))
  else forget(c, target)
}

function assignments(c: Cursor, first: Expression): void {
  const targets: Expression[] = []
  let value = first
  while (accept(c, '=')) {
    checkTarget(c, value, 'assign')
    targets.push(value)
    value = yieldOr(c)
  }
  for (const target of targets) noteAssigned(c, target, value)
}
