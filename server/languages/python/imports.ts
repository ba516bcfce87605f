import { accept, type Cursor, end, expect, fail, found, name, next, report, start, text, type } from './cursor.js'
import { bind } from './names.js'

/** `import a.b as c, d`; without `as` it binds the first part of the name. */
export function plainImport(c: Cursor): void {
  do {
    next(c)
    const first = c.at
    dottedName(c)
    const last = c.at - 1
    if (accept(c, 'as')) bind(c, name(c), { kind: 'module', module: textBetween(c, first, last) })
    else bind(c, text(c, first), { kind: 'module', module: text(c, first) })
  } while (type(c) === ',')
}

/** `from a import b as c, d`, with or without parentheses, or `from a import *`. */
export function fromImport(c: Cursor): void {
  next(c)
  const first = c.at
  while (accept(c, '.') || accept(c, '...'));
  if (c.at === first || type(c) !== 'import') dottedName(c)
  const module = textBetween(c, first, c.at - 1)
  expect(c, 'import')
  if (type(c) === '*') everything(c)
  else if (accept(c, '(')) {
    importedNames(c, module)
    expect(c, ')')
  } else {
    importedNames(c, module)
    if (type(c, -1) === ',') fail(c, `expected another name after \`,\`, found ${found(c)}`)
  }
}

function everything(c: Cursor): void {
  if (c.scope.kind !== 'module') report(c, c.at, '`import *` stands at the top of a module only')
  next(c)
  bind(c, '*')
  c.trace = undefined
}

function importedNames(c: Cursor, module: string): void {
  do {
    const member = name(c)
    bind(c, accept(c, 'as') ? name(c) : member, { kind: 'member', module, member })
  } while (accept(c, ',') && type(c) === 'name')
}

function dottedName(c: Cursor): void {
  name(c, 'the name of a module')
  while (accept(c, '.')) name(c, 'the name of a module')
}

const textBetween = (c: Cursor, first: number, last: number): string =>
  c.tokens.source.slice(start(c, first), end(c, last))
