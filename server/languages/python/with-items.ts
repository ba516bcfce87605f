import { accept, type Cursor, expect, next, type } from './cursor.js'
import { expression, starredOperation } from './expressions.js'
import { forget } from './names.js'
import { checkTarget } from './targets.js'
import { token } from './token-kinds.js'

/** The context managers of a `with`, which may stand in parentheses together with their names. */
export function withItems(c: Cursor): void {
  const enclosed = namesInParentheses(c)
  if (enclosed) next(c)
  items(c)
  if (enclosed) expect(c, ')')
}

function items(c: Cursor): void {
  do {
    expression(c)
    if (accept(c, 'as')) {
      const target = starredOperation(c)
      checkTarget(c, target, 'assign')
      forget(c, target)
    }
  } while (accept(c, ',') && type(c) !== ')')
}

/** Whether `with (` opens a list of items: an `as` directly within cannot belong to an expression. */
function namesInParentheses(c: Cursor): boolean {
  if (type(c) !== '(') return false
  const { kinds } = c.tokens
  let depth = 0
  for (let at = c.at; at < kinds.length; at++) {
    const { type, opens, closes } = kinds[at] ?? token.end
    if (opens) depth++
    else if (closes) depth--
    if (depth === 0 || type === 'newline') return false
    if (type === 'as' && depth === 1) return true
  }
  return false
}
