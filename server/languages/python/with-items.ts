import { accept, type Cursor, expect, type } from './cursor.js'
import { expression, starredOperation } from './expressions.js'
import { forget } from './names.js'
import { checkTarget } from './targets.js'

/** The context managers of a `with`, which may stand in parentheses together with their names. */
export function withItems(c: Cursor): void {
  const enclosed = namesInParentheses(c)
  if (enclosed) c.at++
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
  const { types } = c.tokens
  let depth = 0
  for (let at = c.at; at < types.length; at++) {
    const token = types[at] ?? 'end'
    if (token === '(' || token === '[' || token === '{') depth++
    else if (token === ')' || token === ']' || token === '}') depth--
    if (depth === 0 || token === 'newline') return false
    if (token === 'as' && depth === 1) return true
  }
  return false
}
