import { type ConnectiveName, connectives, type OperatorName, operators } from '../../schemas/automation/conditions.js'
import { entryOf, type Json, keyText, type Node } from '../syntax/tree.js'
import { fill, type Scope, textOf } from './scope.js'
import { type Template, templateOf } from './template.js'

/** Whether a condition holds, and the words that say why. */
export interface Decision {
  readonly holds: boolean
  readonly because: string
}

/** A condition of `aws:branch` or `aws:loop`, as it was written. */
export type Condition =
  | { readonly kind: ConnectiveName; readonly parts: readonly Condition[] }
  | {
      readonly kind: 'compare'
      readonly operator: OperatorName
      readonly variable: Template | undefined
      readonly operand: Template
    }
  /** One that says nothing is false. */
  | { readonly kind: 'nothing'; readonly because: string }

/** Reads a condition. */
export function conditionOf(node: Node): Condition {
  if (node.kind !== 'map') return { kind: 'nothing', because: 'there is no condition' }
  for (const { key, value } of node.entries) {
    const name = keyText(key)
    if (Object.hasOwn(connectives, name))
      return { kind: name as ConnectiveName, parts: (value.kind === 'list' ? value.items : [value]).map(conditionOf) }
    if (Object.hasOwn(operators, name)) {
      const variable = entryOf(node, 'Variable')?.value
      const operator = name as OperatorName
      return { kind: 'compare', operator, variable: variable && templateOf(variable), operand: templateOf(value) }
    }
  }
  return { kind: 'nothing', because: 'there is no operator' }
}

/** Decides a condition. A value of the wrong type makes it false, which is our choice: AWS does not say. */
export function decide(condition: Condition, scope: Scope): Decision {
  if (condition.kind === 'compare') return compare(condition, scope)
  if (condition.kind === 'nothing') return { holds: false, because: condition.because }
  return decideAll(condition, scope)
}

function decideAll({ kind, parts }: Extract<Condition, { parts: readonly Condition[] }>, scope: Scope): Decision {
  const decisions = parts.map((each) => decide(each, scope))
  const [first] = decisions
  if (kind === 'Not') return { holds: !first?.holds, because: `not (${first?.because ?? ''})` }
  const all = kind === 'And'
  const deciding = decisions.find(({ holds }) => holds !== all)
  const holds = deciding ? deciding.holds : all
  return { holds, because: deciding?.because ?? decisions.map(({ because }) => because).join(all ? ' and ' : ' or ') }
}

/** Of a value of another type so many characters are shown. */
const mostShown = 80

function compare({ operator, variable, operand }: Extract<Condition, { kind: 'compare' }>, scope: Scope): Decision {
  const left = variable && valueOrAbsent(variable, scope)
  const right = fill(operand, scope)
  const written = left === undefined ? 'nothing' : textOf(left)
  const holds = left !== undefined && tests[operator](left, right)
  if (left !== undefined && typeof left !== typeFor[operators[operator].kind])
    scope.notes.add(
      `${operator} is given ${written.length > mostShown ? `${written.slice(0, mostShown)}…` : written}; ${otherType(operator, left)}`,
    )
  return { holds, because: `${written} ${holds ? 'is' : 'is not'} ${operator} ${textOf(right)}` }
}

/** An output that its selector did not find can be asked for, and equals nothing (user guide, automation-actions: the sample with `Not`). */
function valueOrAbsent(variable: Template, scope: Scope): Json | undefined {
  try {
    return fill(variable, scope)
  } catch {
    return undefined
  }
}

const typeFor = { string: 'string', numeric: 'number', boolean: 'boolean' } as const

/** What we do where AWS does not say what becomes of a value of another type. */
function otherType(name: OperatorName, value: Json): string {
  if (name === 'Contains' && Array.isArray(value)) return 'AWS does not say so, but the items of the list are compared'
  const isText = typeof value !== 'object'
  return `AWS does not say what that is; ${isText ? 'it is compared as what it says' : 'the condition is false'}`
}

type Test = (left: Json, right: Json) => boolean

const onText =
  (test: (left: string, right: string) => boolean): Test =>
  (left, right) =>
    typeof left !== 'object' && typeof right !== 'object' && test(String(left), String(right))

const onNumbers =
  (test: (left: number, right: number) => boolean): Test =>
  (left, right) => {
    const [a, b] = [left, right].map((value) =>
      typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
    )
    return typeof a === 'number' && typeof b === 'number' && test(a, b)
  }

const tests: Readonly<Record<OperatorName, Test>> = {
  StringEquals: onText((left, right) => left === right),
  EqualsIgnoreCase: onText((left, right) => left.toLowerCase() === right.toLowerCase()),
  StartsWith: onText((left, right) => left.startsWith(right)),
  EndsWith: onText((left, right) => left.endsWith(right)),
  Contains: (left, right) =>
    Array.isArray(left) ? left.includes(right) : onText((text, part) => text.includes(part))(left, right),
  NumericEquals: onNumbers((left, right) => left === right),
  NumericGreater: onNumbers((left, right) => left > right),
  NumericLesser: onNumbers((left, right) => left < right),
  NumericGreaterOrEquals: onNumbers((left, right) => left >= right),
  NumericLesserOrEquals: onNumbers((left, right) => left <= right),
  BooleanEquals: (left, right) => String(left).toLowerCase() === String(right).toLowerCase(),
}
