import { strings } from './atoms.js'
import { accept, type Cursor, enter, expect, fail, found, name, next, skip, type } from './cursor.js'
import { note } from './names.js'

/** What stands behind `case`: a pattern, or a sequence of patterns without brackets. */
export function casePattern(c: Cursor): void {
  starredPattern(c)
  while (accept(c, ',') && type(c) !== ':' && type(c) !== 'if') starredPattern(c)
}

function starredPattern(c: Cursor): void {
  if (accept(c, '*')) note(c, name(c))
  else pattern(c)
}

function pattern(c: Cursor): void {
  enter(c)
  do closedPattern(c)
  while (accept(c, '|'))
  if (accept(c, 'as')) note(c, name(c))
  c.depth--
}

function closedPattern(c: Cursor): void {
  if (type(c) === 'name') namePattern(c)
  else if (type(c) === '(' || type(c) === '[') sequencePattern(c)
  else if (type(c) === '{') mappingPattern(c)
  else literalPattern(c)
}

/** A name to capture, a dotted name to compare with, or a class with patterns for its attributes. */
function namePattern(c: Cursor): void {
  const captured = name(c)
  if (type(c) !== '.' && type(c) !== '(') note(c, captured)
  while (accept(c, '.')) name(c)
  if (!accept(c, '(')) return
  while (type(c) !== ')') {
    if (type(c) === 'name' && type(c, 1) === '=') skip(c, 2)
    pattern(c)
    if (!accept(c, ',')) break
  }
  expect(c, ')')
}

function sequencePattern(c: Cursor): void {
  const close = type(c) === '(' ? ')' : ']'
  next(c)
  while (type(c) !== close) {
    starredPattern(c)
    if (!accept(c, ',')) break
  }
  expect(c, close)
}

function mappingPattern(c: Cursor): void {
  next(c)
  while (type(c) !== '}') {
    if (accept(c, '**')) note(c, name(c))
    else {
      if (type(c) === 'name') dottedName(c)
      else literalPattern(c)
      expect(c, ':')
      pattern(c)
    }
    if (!accept(c, ',')) break
  }
  expect(c, '}')
}

function dottedName(c: Cursor): void {
  next(c)
  while (accept(c, '.')) name(c)
}

/** A string, a constant or a number, which may be negative or complex: `-1`, `2 + 3j`. */
function literalPattern(c: Cursor): void {
  if (type(c) === 'string' || type(c) === 'bytes') strings(c)
  else if (!accept(c, 'None') && !accept(c, 'True') && !accept(c, 'False')) {
    accept(c, '-')
    expect(c, 'number', 'a pattern')
    if (type(c) !== '+' && type(c) !== '-') return
    next(c)
    if (!accept(c, 'number')) fail(c, `expected a number, found ${found(c)}`)
  }
}
