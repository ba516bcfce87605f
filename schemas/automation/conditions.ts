import type { TSchema } from 'typebox'
import * as Type from 'typebox'
import { boolean, defined, literal, mapList, number, optional, string, type Value } from '../values.js'

/** What an operator compares; a literal of another kind is refused when the document is created. */
export type OperandKind = 'string' | 'numeric' | 'boolean'

interface Operator {
  readonly kind: OperandKind
  /** When the condition is true, to be read after "true when the variable". */
  readonly description: string
}

/** The operators of `aws:branch` and of the condition of `aws:loop` (user guide, automation-branch-condition). There are no others. */
export const operators = {
  StringEquals: { kind: 'string', description: 'is this text' },
  EqualsIgnoreCase: { kind: 'string', description: 'is this text, whatever the letter case' },
  StartsWith: { kind: 'string', description: 'begins with this text' },
  EndsWith: { kind: 'string', description: 'ends with this text' },
  Contains: { kind: 'string', description: 'has this text in it' },
  NumericEquals: { kind: 'numeric', description: 'is this number' },
  NumericGreater: { kind: 'numeric', description: 'is greater than this number' },
  NumericLesser: { kind: 'numeric', description: 'is less than this number' },
  NumericGreaterOrEquals: { kind: 'numeric', description: 'is this number or greater' },
  NumericLesserOrEquals: { kind: 'numeric', description: 'is this number or less' },
  BooleanEquals: { kind: 'boolean', description: 'is this truth value' },
} as const satisfies Record<string, Operator>

export type OperatorName = keyof typeof operators

/** The operators of each kind of operand, in the order of the user guide. */
export const operatorsOf = (kind: OperandKind): readonly OperatorName[] =>
  (Object.keys(operators) as OperatorName[]).filter((name) => operators[name].kind === kind)

/**
 * What joins conditions: `And` and `Or` take a list of at least two (the service says "Expect at lease two expressions"), `Not`
 * takes one condition that is not in a list.
 */
export const connectives = {
  And: { takes: 'list', minimum: 2, description: 'True when all of the conditions are true; at least two.' },
  Or: { takes: 'list', minimum: 2, description: 'True when one of the conditions is true; at least two.' },
  Not: { takes: 'condition', minimum: 1, description: 'True when the condition is false; one condition, no list.' },
} as const

export type ConnectiveName = keyof typeof connectives

/** A condition as it stands in a document: `Variable` beside one operator, or one of `And`, `Or` and `Not`. */
export type Condition = {
  readonly Variable?: unknown
  readonly And?: readonly Condition[]
  readonly Or?: readonly Condition[]
  readonly Not?: Condition
} & { readonly [Name in OperatorName]?: unknown }

/** An item of `Choices`: a condition, and where it leads. */
export type Choice = Condition & { readonly NextStep: string }

/** Puts a condition in a schema. Its shape is the definition `condition`, which the schema around it has to carry. */
export const condition = (description: string): Value<Condition> =>
  defined('condition', 'StringMap', { description, ownRules: true })

const conditionList = ({ description, minimum }: { readonly description: string; readonly minimum: number }): TSchema =>
  optional(literal(mapList({ description, minItems: minimum, item: defined<Condition>('condition', 'StringMap') })))

const operand: Record<OperandKind, (options: { readonly description: string }) => Value> = {
  string,
  numeric: number,
  boolean,
}

const operatorFields: Record<string, TSchema> = Object.fromEntries(
  Object.entries(operators).map(([name, { kind, description }]) => [
    name,
    optional(operand[kind]({ description: `True when the variable ${description}.` })),
  ]),
)

const conditionFields: Record<string, TSchema> = {
  Variable: optional(
    string({
      description: 'What is compared: one reference, such as `{{ step.Output }}`, and nothing around it.',
      expected: 'one reference such as `{{ step.Output }}`',
      pattern: '[{}]',
    }),
  ),
  ...operatorFields,
  And: conditionList(connectives.And),
  Or: conditionList(connectives.Or),
  Not: optional(condition(connectives.Not.description)),
}

/** A condition has to begin somewhere, and a variable be compared; that there is but one operator is for a rule to say. */
const begins = {
  anyOf: ['Variable', 'And', 'Or', 'Not'].map((name) => ({ required: [name] })),
  dependencies: { Variable: { anyOf: Object.keys(operators).map((name) => ({ required: [name] })) } },
}

/** The definition `condition`, which every schema with a condition carries under `$defs`. */
export const conditionDefinition: TSchema = Type.Object(conditionFields, { additionalProperties: false, ...begins })

/** An item of `Choices`. */
export const choice = Type.Unsafe<Choice>(
  Type.Object(
    {
      NextStep: literal(
        string({ description: 'Step to go to when this is the first choice that is true.', format: 'step-name' }),
      ),
      ...conditionFields,
    },
    { additionalProperties: false, ...begins },
  ),
)
