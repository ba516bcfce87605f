import type { DocumentKind } from '../../../schemas/document-kind.js'
import { type DeclarationKind, declarationProperties, parameterTypesFor } from '../../../schemas/parameter-types.js'
import type { SsmType } from '../../../schemas/values.js'
import { type Condition, firstOf } from './conditions.js'
import { holdsReference } from './patterns.js'
import { type Json, published, withEmpty } from './schema.js'

const kinds: Partial<Record<string, DeclarationKind>> = {
  Automation: 'Automation',
  'Automation.ChangeTemplate': 'Automation',
  Session: 'Session',
}

/** Describes the declarations of parameters and variables among the properties of a layout. */
export function withDeclarations({ kind }: DocumentKind, properties: Record<string, unknown>): void {
  const declares = kinds[kind] ?? 'Command'
  if (properties['parameters'])
    properties['parameters'] = {
      ...(properties['parameters'] as Json),
      // What a Session document may call its parameters is not documented.
      ...(declares !== 'Session' && {
        propertyNames: {
          pattern: '^[A-Za-z0-9]+$',
          errorMessage: 'The name of a parameter may hold letters and digits only.',
        },
      }),
      additionalProperties: declaration(declares),
    }
  if (properties['variables'])
    properties['variables'] = { ...(properties['variables'] as Json), additionalProperties: declaration('Variable') }
}

function declaration(kind: DeclarationKind): Json {
  const known = declarationProperties[kind]
  const required = known.flatMap(({ name, required: isNeeded }) => (isNeeded ? name : []))
  const isRunbook = kind === 'Automation' || kind === 'Variable'
  return {
    type: 'object',
    properties: withEmpty(Object.fromEntries(known.map(({ name, value }) => [name, published(value, {})])), required),
    required,
    // AWS's refusal is known of runbooks only.
    additionalProperties: isRunbook ? false : { deprecationMessage: 'The declaration of a parameter has no such key.' },
    // What AWS does with a default of another type is known of runbooks and Command documents.
    ...(kind !== 'Session' && firstOf(bases.map((base) => defaultOf(base, kind)))),
  }
}

const bases = ['String', 'StringList', 'Integer', 'Boolean', 'StringMap', 'MapList'] as const

const types: Readonly<Record<(typeof bases)[number], { readonly type: string; readonly words: string }>> = {
  String: { type: 'string', words: 'text' },
  StringList: { type: 'array', words: 'a list of text' },
  Integer: { type: 'integer', words: 'a whole number' },
  Boolean: { type: 'boolean', words: '`true` or `false`' },
  StringMap: { type: 'object', words: 'a map' },
  MapList: { type: 'array', words: 'a list of maps' },
}

/** Demands a default of the declared type. Nothing at all may stand for every type, and a reference to Parameter Store. */
function defaultOf(base: (typeof bases)[number], kind: DeclarationKind): Condition {
  const { type, words } = types[base]
  const names = parameterTypesFor(kind).flatMap((each) => (each.base === base ? each.name : []))
  const text = [holdsReference, '^$', ...(olderWords[base] ?? []), ...jsonText(base, kind)]
  const allowed = [
    { type: [type, 'null'], errorMessage: `The default is not of the declared type; expected ${words}.` },
    // Some tools take 3.0 for no integer.
    ...(base === 'Integer' ? [{ type: 'number', multipleOf: 1 }] : []),
    ...(base === 'String' ? [] : [{ type: 'string', pattern: text.join('|') }]),
  ]
  return {
    if: { properties: { type: { enum: names } }, required: ['type'] },
    then: { properties: { default: allowed.length === 1 ? allowed[0] : { anyOf: allowed } } },
  }
}

/** Words that YAML 1.1 takes for booleans and numbers; which YAML AWS reads is not documented. */
const olderWords: Readonly<Partial<Record<SsmType, readonly string[]>>> = {
  Boolean: ['^(?:yes|Yes|YES|on|On|ON|no|No|NO|off|Off|OFF)$'],
  Integer: ['^[-+]?(?:0b[01_]+|[1-9][0-9]*(?:_[0-9]+)+)$'],
}

/** AWS's guide writes maps and lists of variables as JSON text, and the agent reads maps of parameters so. */
const jsonText = (base: SsmType, kind: DeclarationKind): readonly string[] =>
  (kind === 'Variable' ? base !== 'Integer' : kind === 'Command' && base === 'StringMap') ? ['^\\s*[\\[{]'] : []
