import { accept, type Cursor, fail, found, name, next, report, text, type } from './cursor.js'
import { expression, starredExpression } from './expressions.js'
import type { PythonParameter } from './facts.js'
import { note } from './names.js'

interface Seen {
  readonly parameters: PythonParameter[]
  readonly names: Set<string>
  star: boolean
  slash: boolean
}

/** The parameters of a `def` up to its `)`, or of a `lambda` up to its `:`; only those of a `def` are annotated. */
export function parameters(c: Cursor, close: ')' | ':'): readonly PythonParameter[] {
  const seen: Seen = { parameters: [], names: new Set(), star: false, slash: false }
  while (type(c) !== close) {
    if (seen.parameters.at(-1)?.kind === 'double-star') fail(c, `no parameter can follow \`**\`, found ${found(c)}`)
    parameter(c, seen, close === ')')
    if (!accept(c, ',')) break
  }
  if (type(c) !== close) fail(c, `expected \`,\` or \`${close}\`, found ${found(c)}`)
  return seen.parameters
}

function parameter(c: Cursor, seen: Seen, annotated: boolean): void {
  if (type(c) === '/') positionalOnly(c, seen)
  else if (type(c) === '*') star(c, seen, annotated)
  else if (accept(c, '**')) add(c, seen, 'double-star', annotated)
  else add(c, seen, seen.star ? 'keyword-only' : 'plain', annotated)
}

function positionalOnly(c: Cursor, seen: Seen): void {
  if (seen.slash || seen.star || seen.parameters.length === 0)
    fail(c, '`/` stands once, behind a parameter and before any `*`')
  seen.slash = true
  next(c)
}

function star(c: Cursor, seen: Seen, annotated: boolean): void {
  if (seen.star) fail(c, '`*` stands only once among the parameters')
  seen.star = true
  next(c)
  if (type(c) === 'name') add(c, seen, 'star', annotated)
  else if (type(c) !== ',' || type(c, 1) !== 'name') fail(c, 'a parameter must follow `*`')
}

function add(c: Cursor, seen: Seen, kind: PythonParameter['kind'], annotated: boolean): void {
  const first = c.at
  const named = name(c, 'the name of a parameter')
  if (seen.names.has(named)) report(c, first, `the parameter \`${named}\` is declared twice`)
  seen.names.add(named)
  note(c, named)
  if (annotated && accept(c, ':')) (kind === 'star' ? starredExpression : expression)(c)
  const hasDefault = accept(c, '=')
  if (hasDefault && kind.endsWith('star')) fail(c, `\`${text(c, first - 1)}${named}\` cannot have a default`)
  if (hasDefault) expression(c)
  else if (kind === 'plain' && seen.parameters.at(-1)?.hasDefault)
    report(c, first, `the parameter \`${named}\` without a default follows one with a default`)
  seen.parameters.push({ name: named, hasDefault, kind })
}
