import { type Cursor, report } from './cursor.js'
import { type Expression, type Kind, sourceOf } from './expression.js'

/** How a target is used: only plain assignments unpack, and `del` knows no star. */
export type Role = 'assign' | 'single' | 'delete'

const described: Readonly<Partial<Record<Kind, string>>> = {
  call: 'the result of a call',
  literal: 'a literal',
  dictionary: 'a dictionary or set',
  set: 'a dictionary or set',
  comprehension: 'a comprehension',
  operation: 'the result of an operation',
  comparison: 'a comparison',
  conditional: 'a conditional expression',
  lambda: 'a lambda',
  await: 'the result of an `await`',
  yield: 'the result of a `yield`',
  named: 'a `:=`',
  sequence: 'several targets at once',
}

/** Reports what cannot be assigned to or deleted, and notes the names which a module gets this way. */
export function checkTarget(c: Cursor, target: Expression, role: Role): void {
  const { kind, items } = target
  if (kind === 'member') return
  if (kind === 'name') noteBinding(c, target)
  else if (kind === 'parenthesized') for (const item of items) checkTarget(c, item, role)
  else if (kind === 'sequence' && role !== 'single') checkItems(c, items, role)
  else report(c, target.first, complaint(c, target, role), target.last)
}

function checkItems(c: Cursor, items: readonly Expression[], role: Role): void {
  let starred = false
  for (const item of items) {
    const inner = item.kind === 'starred' && role === 'assign' ? item.items[0] : undefined
    if (inner && starred)
      report(c, item.first, 'a second `*` in one assignment; only one target can take the rest', item.last)
    starred ||= inner !== undefined
    checkTarget(c, inner ?? item, role)
  }
}

function complaint(c: Cursor, target: Expression, role: Role): string {
  if (target.kind === 'starred')
    return role === 'assign'
      ? 'a starred target stands in a list or tuple; expected a `,` after it'
      : 'a `*` cannot stand here'
  const what = described[target.kind] ?? `\`${sourceOf(c, target)}\``
  if (role === 'delete') return `\`del\` cannot delete ${what}; expected a name, an attribute or an element`
  const hint = target.kind === 'comparison' || target.kind === 'sequence' ? '' : '; `==` compares'
  return `${what} cannot be assigned to${hint}`
}

function noteBinding(c: Cursor, target: Expression): void {
  if (c.scope.kind === 'module') c.bindings.add(sourceOf(c, target))
}
