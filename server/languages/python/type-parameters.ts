import { accept, type Cursor, expect, name, next, since, type } from './cursor.js'
import { expression, starredExpression } from './expressions.js'
import { note } from './names.js'

/** The `[T, *Ts, **P]` of a generic function, class or type. */
export function typeParameters(c: Cursor): void {
  if (type(c) !== '[') return
  since(c, 12, next(c), 'a list of type parameters')
  do {
    if (!accept(c, '*')) accept(c, '**')
    note(c, name(c, 'the name of a type parameter'))
    if (accept(c, ':')) expression(c)
    if (accept(c, '=')) starredExpression(c)
  } while (accept(c, ',') && type(c) !== ']')
  expect(c, ']')
}
