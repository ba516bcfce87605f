import { accept, type Cursor, expect, fail, found, name, report, text, type } from './cursor.js'

/** `import a.b as c, d`; without `as` it binds the first part of the name. */
export function plainImport(c: Cursor): void {
  do {
    c.at++
    const first = text(c)
    dottedName(c)
    bind(c, accept(c, 'as') ? name(c) : first)
  } while (type(c) === ',')
}

/** `from a import b as c, d`, with or without parentheses, or `from a import *`. */
export function fromImport(c: Cursor): void {
  c.at++
  const first = c.at
  while (accept(c, '.') || accept(c, '...'));
  if (c.at === first || type(c) !== 'import') dottedName(c)
  expect(c, 'import')
  if (type(c) === '*') everything(c)
  else if (accept(c, '(')) {
    importedNames(c)
    expect(c, ')')
  } else {
    importedNames(c)
    if (c.tokens.types[c.at - 1] === ',') fail(c, `expected another name after \`,\`, found ${found(c)}`)
  }
}

function everything(c: Cursor): void {
  if (c.scope.kind !== 'module') report(c, c.at, '`import *` stands at the top of a module only')
  c.at++
  bind(c, '*')
}

function importedNames(c: Cursor): void {
  do {
    const imported = name(c)
    bind(c, accept(c, 'as') ? name(c) : imported)
  } while (accept(c, ',') && type(c) === 'name')
}

function dottedName(c: Cursor): void {
  name(c, 'the name of a module')
  while (accept(c, '.')) name(c, 'the name of a module')
}

function bind(c: Cursor, bound: string): void {
  if (c.scope.kind === 'module') c.bindings.add(bound)
}
