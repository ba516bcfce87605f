import type { Static, TProperties, TSchema, TUnsafe } from 'typebox'
import * as Type from 'typebox'

/**
 * The types that values have in SSM documents, in AWS's own words. `Any` stands for a value whose type another fact decides, such
 * as an input of `aws:executeAwsApi`.
 */
export type SsmType = 'String' | 'StringList' | 'Integer' | 'Boolean' | 'StringMap' | 'MapList' | 'Any'

/** What JSON Schema cannot say about a value; the keyword `ssm` of every schema made here, stripped from the published schemas. */
export interface ValueFacts {
  /** The type that a whole-value reference in this place must have. */
  readonly type: SsmType
  /** What a right value looks like, to be read after "expected": `a duration such as PT10M`. Derived from the schema when absent. */
  readonly expected?: string
  /** A check that needs more than a regular expression; rules know these formats by name. */
  readonly format?: ValueFormat
  /** Extra types that a whole-value reference may have without a finding. */
  readonly also?: readonly SsmType[]
  /** True where no reference may stand, neither as the whole value nor within it. */
  readonly literal?: true
  /** True where rules of their own check what is inside, with better messages: a check by schema need not go deeper. */
  readonly ownRules?: true
}

/** Forms of text that have rules of their own. */
export type ValueFormat =
  | 'duration'
  | 'timestamp'
  | 'selector'
  | 'step-name'
  | 'document-name'
  | 'json'
  | 'python-or-powershell'
  | 'shell-lines'
  | 'powershell-lines'
  | 'aws-service'
  | 'aws-operation'
  | 'runtime'
  | 'variable-name'

/** The formats of text that is a script, or lines of one. */
export const scriptFormats: ReadonlySet<ValueFormat> = new Set([
  'shell-lines',
  'powershell-lines',
  'python-or-powershell',
])

/** A schema made by this vocabulary: TypeBox's static type plus the facts that rules, hover and completion read. */
export type Value<T = unknown> = TUnsafe<T> & { readonly ssm: ValueFacts; readonly description?: string }

interface Annotations {
  /** One or two sentences in Markdown, shown by hover, completion, the docs and the published schema alike. */
  readonly description?: string
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly deprecated?: boolean
}

type Facts = Omit<ValueFacts, 'type' | 'literal'>
type Common = Annotations & Facts

interface StringOptions extends Common {
  readonly minLength?: number
  readonly maxLength?: number
  /** A JavaScript regular expression that is linear-time and means the same in Java. */
  readonly pattern?: string
}

interface NumberOptions extends Common {
  readonly minimum?: number
  readonly maximum?: number
}

interface IntegerOptions extends NumberOptions {
  /** Accept decimal digits in a string, as some places do (`timeoutSeconds: '600'`). */
  readonly digits?: boolean
}

interface ListOptions extends Common {
  readonly minItems?: number
  readonly maxItems?: number
}

/** Text which holds at least one reference, so that nothing can be said of it before the run. */
export const reference = { type: 'string', pattern: '\\{\\{' } as const

/** Which part of the options of a value a name belongs to: 0 what documents it, 1 what rules read. */
const partOf: ReadonlyMap<string, 0 | 1> = new Map([
  ...(['description', 'default', 'examples', 'deprecated'] as const).map((name) => [name, 0] as const),
  ...(['expected', 'format', 'also', 'ownRules'] as const).map((name) => [name, 1] as const),
])

/** Splits what documents a value from what only rules read and from what constrains it, which goes beside the alternative "a reference". */
function split<O extends Common>(
  options: O,
): [annotations: Annotations, facts: Facts, constraints: Omit<O, keyof Common>] {
  // Made for every value that there is, at each start: one pass.
  const parts: [annotations: Record<string, unknown>, facts: Record<string, unknown>, rest: Record<string, unknown>] = [
    {},
    {},
    {},
  ]
  for (const name in options) parts[partOf.get(name) ?? 2][name] = options[name]
  return parts as unknown as [Annotations, Facts, Omit<O, keyof Common>]
}

function value<T>(schema: object, facts: ValueFacts): Value<T> {
  return Type.Unsafe<T>({ ...schema, ssm: facts }) as Value<T>
}

/** `null`, for what is not set. */
export const nothing: Value<null> = value({ type: 'null' }, { type: 'Any', literal: true })

/** The value or a whole-value reference to one of its type. */
function orReference<T>(plain: object, annotations: Annotations, facts: ValueFacts): Value<T> {
  return value<T>({ ...annotations, anyOf: [plain, reference] }, facts)
}

/** The same value where no reference may stand, as in most properties of a step. Goes inside `optional`, not around it. */
export function literal<T>(of: Value<T>): Value<T> {
  const { anyOf, ssm, ...schema } = of as Value<T> & { readonly anyOf?: readonly object[] }
  const facts = { ...ssm, literal: true } as const
  const plain = anyOf?.filter((each) => !('pattern' in each && each.pattern === reference.pattern))
  if (plain === undefined) return value({ ...schema }, facts)
  return plain.length === 1 ? value({ ...schema, ...plain[0] }, facts) : value({ ...schema, anyOf: plain }, facts)
}

/** Text. Constraints hold for literals only: text with a reference in it is known at run time. */
export function string(options: StringOptions = {}): Value<string> {
  const [annotations, facts, constraints] = split(options)
  const plain = { type: 'string', ...constraints }
  if (Object.keys(constraints).length === 0) return value({ ...annotations, ...plain }, { type: 'String', ...facts })
  return orReference(plain, annotations, { type: 'String', ...facts })
}

/** One of the given words. */
export function oneOf<const T extends string>(words: readonly T[], options: Common = {}): Value<T> {
  const [annotations, facts] = split(options)
  return orReference({ type: 'string', enum: words }, annotations, { type: 'String', ...facts })
}

export function integer(options: IntegerOptions = {}): Value<number> {
  const [annotations, facts, { digits, ...constraints }] = split(options)
  const plain = { type: 'integer', ...constraints }
  const alternatives = digits ? [plain, { type: 'string', pattern: '^[0-9]+$' }, reference] : [plain, reference]
  return value(
    { ...annotations, anyOf: alternatives },
    { type: 'Integer', ...(digits && { also: ['String'] as const }), ...facts },
  )
}

/** A number that need not be whole, as operands of comparisons are. */
export function number(options: NumberOptions = {}): Value<number> {
  const [annotations, facts, constraints] = split(options)
  return orReference({ type: 'number', ...constraints }, annotations, { type: 'Integer', ...facts })
}

interface BooleanOptions extends Common {
  /** Accept the words `'true'` and `'false'`, as some places do (`isEnd: 'true'`). */
  readonly words?: boolean
}

export function boolean(options: BooleanOptions = {}): Value<boolean> {
  const [annotations, facts, { words }] = split(options)
  const plain = { type: 'boolean' }
  const alternatives = words ? [plain, { type: 'string', enum: ['true', 'false'] }, reference] : [plain, reference]
  return value(
    { ...annotations, anyOf: alternatives },
    { type: 'Boolean', ...(words && { also: ['String'] as const }), ...facts },
  )
}

/** A list of text; each item may be a reference, also to a list, which is then spliced in. */
export function stringList<T extends string = string>(
  options: ListOptions & { readonly item?: Value<T> } = {},
): Value<T[]> {
  const [annotations, facts, { item = string(), ...constraints }] = split(options)
  return orReference({ type: 'array', items: item, ...constraints }, annotations, { type: 'StringList', ...facts })
}

/** A list of anything, for the few inputs that take scalars of several types. */
export function list(options: ListOptions = {}): Value<unknown[]> {
  const [annotations, facts, constraints] = split(options)
  return orReference({ type: 'array', ...constraints }, annotations, {
    type: 'StringList',
    also: ['MapList'],
    ...facts,
  })
}

/** A map with free keys. */
export function stringMap<T = unknown>(
  options: Common & { readonly value?: TSchema; readonly maxProperties?: number } = {},
): Value<Record<string, T>> {
  const [annotations, facts, { value: item, ...constraints }] = split(options)
  const plain = { type: 'object', ...(item && { additionalProperties: item }), ...constraints }
  return orReference(plain, annotations, { type: 'StringMap', ...facts })
}

/** A map with known keys. `open` allows others beside them. */
export function object<P extends TProperties>(
  fields: P,
  options: Common & { readonly open?: boolean } = {},
): Value<Static<ReturnType<typeof Type.Object<P>>>> {
  const [annotations, facts, { open }] = split(options)
  const plain = Type.Object(fields, { additionalProperties: open ?? false })
  return orReference(plain, annotations, { type: 'StringMap', ...facts })
}

/** A list of maps. */
export function mapList<S extends TSchema = TSchema>(
  options: ListOptions & { readonly item?: S } = {},
): Value<Static<S>[]> {
  const [annotations, facts, { item, ...constraints }] = split(options)
  const plain = { type: 'array', items: item ?? { anyOf: [{ type: 'object' }, reference] }, ...constraints }
  return orReference(plain, annotations, { type: 'MapList', ...facts })
}

/** Any JSON value. */
export function any(options: Common = {}): Value<unknown> {
  const [annotations, facts] = split(options)
  return value({ ...annotations }, { type: 'Any', ...facts })
}

/** Whichever of the given values fits; `type` is what a whole-value reference should have. */
export function either<T>(type: SsmType, alternatives: readonly Value[], options: Common = {}): Value<T> {
  const [annotations, facts] = split(options)
  return value({ ...annotations, anyOf: alternatives }, { type, ...facts })
}

/**
 * A value that a named definition describes, for shapes which contain themselves. The schema around it carries the definition under
 * `$defs`; whoever puts that schema into a larger one lifts its `$defs` to the top.
 */
export function defined<T>(name: string, type: SsmType, options: Common = {}): Value<T> {
  const [annotations, facts] = split(options)
  return value({ ...annotations, $ref: `#/$defs/${name}` }, { type, ...facts })
}

/** Marks an input that may be left out. */
export const optional: typeof Type.Optional = Type.Optional

/** Text that is an ISO 8601 duration, such as `PT10M`. */
export const duration = (options: Annotations = {}): Value<string> =>
  string({ ...options, format: 'duration', expected: 'a duration such as `PT10M`' })

/** Text that is an ISO 8601 date-time, such as `2030-01-01T01:00:00Z`. */
export const timestamp = (options: Annotations = {}): Value<string> =>
  string({ ...options, format: 'timestamp', expected: 'a date-time such as `2030-01-01T01:00:00Z`' })

/** Text that is a selector in AWS's JSONPath dialect. */
export const selector = (options: Annotations = {}): Value<string> =>
  string({ ...options, format: 'selector', expected: 'a selector such as `$.Instances[0].InstanceId`' })
