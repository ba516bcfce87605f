import { any, integer, list, literal, oneOf, type SsmType, string, type Value } from './values.js'

/** The documents that declare parameters, and the variables of a runbook, which are declared alike. */
export type DeclarationKind = 'Automation' | 'Command' | 'Session' | 'Variable'

/**
 * `yes`: AWS says or shows so. `unofficial`: it works or occurs, but AWS's documentation leaves it out, which deserves a warning.
 * `no`: not there.
 */
export type Support = 'yes' | 'unofficial' | 'no'

/** A type that a declaration may have. */
export interface ParameterType {
  readonly name: string
  /** What values of the type are to everything but the console, which offers a picker for resources. */
  readonly base: Exclude<SsmType, 'Any'>
  readonly description: string
  /** What a value, or each item of a list, has to match; the empty string passes as a default all the same. */
  readonly pattern?: string
  readonly support: Readonly<Record<DeclarationKind, Support>>
}

const everywhere = { Automation: 'yes', Command: 'yes', Session: 'yes', Variable: 'yes' } as const
const runbooksOnly = { Automation: 'yes', Command: 'no', Session: 'no', Variable: 'no' } as const

/**
 * The guide wants String and StringList only in Command documents, yet AWS's own have StringMap. Session documents take lists of text for
 * every parameter; AWS's have String, and Boolean in one sample.
 */
const basic: readonly ParameterType[] = [
  { name: 'String', base: 'String', description: 'Text.', support: everywhere },
  {
    name: 'StringList',
    base: 'StringList',
    description: 'A list of text.',
    support: { ...everywhere, Session: 'unofficial' },
  },
  {
    name: 'Integer',
    base: 'Integer',
    description: 'A whole number.',
    support: { ...everywhere, Command: 'unofficial', Session: 'unofficial' },
  },
  {
    name: 'Boolean',
    base: 'Boolean',
    description: '`true` or `false`, without quotes.',
    support: { ...everywhere, Command: 'unofficial' },
  },
  {
    name: 'StringMap',
    base: 'StringMap',
    description: 'An object: text keys with any values.',
    support: { ...everywhere, Session: 'unofficial' },
  },
  {
    name: 'MapList',
    base: 'MapList',
    description: 'A list of objects.',
    support: { ...everywhere, Command: 'unofficial', Session: 'unofficial' },
  },
]

interface Resource {
  readonly name: string
  readonly what: string
  readonly pattern: string
}

/** Resource types with the patterns of the user guide (documents-syntax-data-elements-parameters); it documents no others. */
const resources: readonly Resource[] = [
  {
    name: 'AWS::EC2::Instance::Id',
    what: 'id of an EC2 instance or managed node, such as `i-1234567890abcdef0`',
    // The guide has had `{8,17}` as well as "8 or 17".
    pattern: '^m?i-[a-z0-9]{8,17}$',
  },
  { name: 'AWS::S3::Bucket::Name', what: 'name of an S3 bucket', pattern: '^[0-9a-z][a-z0-9\\-.]{3,63}$' },
  {
    name: 'AWS::IAM::Role::Arn',
    what: 'ARN of an IAM role',
    pattern: '^arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):iam::[0-9]{12}:role/.*$',
  },
]

const single = ({ name, what, pattern }: Resource): ParameterType => ({
  name,
  base: 'String',
  description: `The ${what}; the console offers those of the account.`,
  pattern,
  support: runbooksOnly,
})

const several = ({ name, what, pattern }: Resource): ParameterType => ({
  name: `List<${name}>`,
  base: 'StringList',
  description: `A list, each item the ${what}; the console offers those of the account.`,
  pattern,
  support: runbooksOnly,
})

/** All types, basic ones first. */
export const parameterTypes: readonly ParameterType[] = [
  ...basic,
  ...resources.flatMap((each) => [single(each), several(each)]),
]

const byName: ReadonlyMap<string, ParameterType> = new Map(parameterTypes.map((type) => [type.name, type]))

/** The type with this exact name. */
export const parameterTypeNamed = (name: string): ParameterType | undefined => byName.get(name)

/** The types that a declaration of this kind may have, unofficial ones included. */
export const parameterTypesFor = (kind: DeclarationKind): readonly ParameterType[] =>
  parameterTypes.filter(({ support }) => support[kind] !== 'no')

/** Values for at most this many parameters can be given to a runbook (API, `AutomationParameterMap`). */
export const maximumParameters = 200

/** Limits on the values of a variable (user guide, automation-action-update-variable). */
export const variableLimits = { mapListItems: 200, stringListItems: 50, stringLength: 512, keyLength: 50 } as const

/** A property of a declaration. */
export interface DeclarationProperty {
  readonly name: string
  readonly type: SsmType
  readonly description: string
  readonly required: boolean
  /** What may stand there; a reference only in `default`. */
  readonly value: Value
}

const property = (name: string, description: string, value: Value, required = false): DeclarationProperty => ({
  name,
  type: value.ssm.type,
  description,
  required,
  value: { ...value, description },
})

const type = (kind: DeclarationKind): DeclarationProperty =>
  property('type', 'Type that values have.', literal(oneOf(parameterTypesFor(kind).map(({ name }) => name))), true)

const description = property(
  'description',
  'What the value is for, shown where one is asked for. By convention it begins with `(Required)` or `(Optional)`.',
  literal(string()),
)
const standard = property(
  'default',
  'Value that holds when none is given; without it one has to be given. `{{ ssm:name }}` takes it from Parameter Store.',
  any(),
)
const allowedValues = property(
  'allowedValues',
  'The values of which one has to be given.',
  literal(list({ expected: 'a list' })),
)
const allowedPattern = property(
  'allowedPattern',
  'Regular expression that the value, or each item of a list, has to match.',
  literal(string()),
)
const minChars = property('minChars', 'Fewest characters of a text.', literal(integer({ minimum: 0 })))
const maxChars = property('maxChars', 'Most characters of a text.', literal(integer({ minimum: 0 })))
const minItems = property('minItems', 'Fewest items of a list.', literal(integer({ minimum: 0 })))
const maxItems = property('maxItems', 'Most items of a list.', literal(integer({ minimum: 0 })))
const displayType = property(
  'displayType',
  'How the console asks for the value: one line (`textfield`) or several (`textarea`).',
  literal(oneOf(['textfield', 'textarea'])),
)
const interpolationType = property(
  'interpolationType',
  'With `ENV_VAR` the value reaches the node as the environment variable `SSM_<name>` and never becomes part of a script. Text parameters of schema 2.2 only.',
  literal(oneOf(['ENV_VAR'])),
)

const ofDocuments = [
  description,
  standard,
  allowedValues,
  allowedPattern,
  minChars,
  maxChars,
  minItems,
  maxItems,
  displayType,
]

/** The properties that a declaration of each kind may have. */
export const declarationProperties: Readonly<Record<DeclarationKind, readonly DeclarationProperty[]>> = {
  Automation: [type('Automation'), ...ofDocuments, interpolationType],
  Command: [type('Command'), ...ofDocuments, interpolationType],
  Session: [type('Session'), description, standard, allowedValues, allowedPattern, minChars, maxChars],
  Variable: [type('Variable'), description, standard],
}
