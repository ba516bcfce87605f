import { jsonIn } from '../syntax/json-value.js'
import type { Json } from '../syntax/tree.js'
import { evaluate } from './evaluate.js'
import type { Expressible } from './views.js'

/** A condition that has been read. */
export interface Condition {
  /** Whether it holds, or why that cannot be told. */
  holds(at: Expressible): boolean | { readonly fault: string }
}

/** A condition, or why it cannot be read. */
export type ReadCondition = Condition | { readonly fault: string }

const operators = ['==', '!=', '>=', '<=', '>', '<'] as const
type Operator = (typeof operators)[number]

/** One comparison; without an operator, what stands there has to be something else than nothing, false, 0 or an empty text. */
interface Comparison {
  readonly left: string
  readonly operator: Operator | undefined
  readonly right: string
}

const longest = 1000

/**
 * Reads a condition: comparisons, joined by `&&` and `||`, of which `&&` binds closer. Each side is a JSON value or an expression, such as
 * `loop.CurrentIteration >= 3` or `{{ Env }} == "prod"`.
 */
export function readCondition(text: string): ReadCondition {
  if (text.length > longest) return { fault: `a condition has at most ${longest} characters` }
  const either = split(text, '||').map((part) => split(part, '&&').map(comparisonOf))
  const empty = either.flat().some(({ left, operator, right }) => left === '' || (operator && right === ''))
  if (empty) return { fault: `\`${text}\` is no condition; expected one such as \`loop.CurrentIteration >= 3\`` }
  return { holds: (at) => anyHolds(either, at) }
}

function anyHolds(either: readonly (readonly Comparison[])[], at: Expressible): boolean | { readonly fault: string } {
  for (const all of either) {
    let holds = true
    for (const comparison of all) {
      const result = compare(comparison, at)
      if (typeof result === 'object') return result
      holds &&= result
    }
    if (holds) return true
  }
  return false
}

/** The parts between separators that stand outside of quotes. */
function split(text: string, separator: string): string[] {
  const parts: string[] = []
  let from = 0
  for (const at of unquoted(text)) {
    if (at < from || !text.startsWith(separator, at)) continue
    parts.push(text.slice(from, at))
    from = at + separator.length
  }
  return [...parts, text.slice(from)]
}

function comparisonOf(text: string): Comparison {
  for (const at of unquoted(text)) {
    const operator = operators.find((each) => text.startsWith(each, at))
    if (operator) return { left: text.slice(0, at).trim(), operator, right: text.slice(at + operator.length).trim() }
  }
  return { left: text.trim(), operator: undefined, right: '' }
}

/** Places of a text outside of double quotes. */
function* unquoted(text: string): Generator<number> {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (quoted && text[at] === '\\') at++
    else if (text[at] === '"') quoted = !quoted
    else if (!quoted) yield at
  }
}

function compare({ left, operator, right }: Comparison, at: Expressible): boolean | { readonly fault: string } {
  const a = operand(left, at)
  if (!a.ok) return { fault: a.message }
  if (!operator) return Boolean(a.value)
  const b = operand(right, at)
  if (!b.ok) return { fault: b.message }
  return compares(a.value, operator, b.value)
}

function operand(text: string, at: Expressible): ReturnType<typeof evaluate> {
  const value = jsonIn(text)
  return value === undefined ? evaluate(text, at) : { ok: true, value }
}

function compares(a: Json, operator: Operator, b: Json): boolean {
  if (operator === '==' || operator === '!=') return (JSON.stringify(a) === JSON.stringify(b)) === (operator === '==')
  const [one, other] = typeof a === 'number' || typeof b === 'number' ? [Number(a), Number(b)] : [String(a), String(b)]
  if (operator === '<') return one < other
  if (operator === '>') return one > other
  return operator === '<=' ? one <= other : one >= other
}
