import type { TProperties, TSchema } from 'typebox'
import * as Type from 'typebox'
import { actions } from './automation/index.js'
import { plugins } from './command/index.js'
import type { DocumentType } from './document-kind.js'
import { documentKinds } from './documents.js'
import { type DeclarationKind, declarationProperties } from './parameter-types.js'
import { stepSchema } from './step-fields.js'
import type { ValueFacts } from './values.js'

/** Schemas by the name under which their compiled check is found. */
type Catalogue = Readonly<Record<string, TSchema>>

/** Groups of compiled checks that are loaded apart: a runbook needs no plugin's. */
export type CheckGroup = 'automation' | 'command' | 'session' | 'kinds'

/** The group with all checks of a kind of document. */
export function checkGroupOf(kind: DocumentType): CheckGroup {
  switch (kind) {
    case 'Automation':
    case 'Automation.ChangeTemplate':
      return 'automation'
    case 'Command':
    case 'Policy':
      return 'command'
    case 'Session':
      return 'session'
    default:
      return 'kinds'
  }
}

/** The schemas that checks are compiled from. */
export const checkedSchemas: Readonly<Record<CheckGroup, Catalogue>> = {
  automation: {
    ...layouts('automation'),
    ...inputsOf(actions),
    step: stepSchema,
    ...declarations(['Automation', 'Variable']),
  },
  command: { ...layouts('command'), ...inputsOf(plugins), ...declarations(['Command']) },
  session: { ...layouts('session'), ...declarations(['Session']) },
  kinds: layouts('kinds'),
}

function inputsOf(things: Readonly<Record<string, { readonly schema: TSchema }>>): Catalogue {
  return Object.fromEntries(Object.entries(things).map(([name, { schema }]) => [`inputs ${name}`, schema]))
}

function declarations(kinds: readonly DeclarationKind[]): Catalogue {
  return Object.fromEntries(kinds.map((kind) => [`declaration ${kind}`, declarationSchema(kind)]))
}

/** What one declaration of a parameter or variable may hold. */
function declarationSchema(kind: DeclarationKind): TSchema {
  const properties: TProperties = {}
  for (const { name, value, required } of declarationProperties[kind])
    properties[name] = required ? value : Type.Optional(value)
  return Type.Object(properties, { additionalProperties: false })
}

/** The top level of each kind of a group, and what a deciding key chooses among. */
function layouts(group: CheckGroup): Catalogue {
  const found: Record<string, TSchema> = {}
  for (const { kind, name, schema, variants } of documentKinds) {
    if (checkGroupOf(kind) !== group) continue
    found[`document ${name}`] = schema
    for (const [value, variant] of Object.entries(variants?.schemas ?? {})) found[`${name} ${value}`] = variant
  }
  return found
}

/** Keywords that describe the inside of a value. */
export const innerKeywords: ReadonlySet<string> = new Set([
  '$ref',
  'items',
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
])

/**
 * The schema without what rules of their own check better. The places of what remains do not move, so a fault found by the compiled
 * check is at home in the full schema too.
 */
export function withoutOwnRules(schema: TSchema): TSchema {
  const { ssm, anyOf } = schema as { readonly ssm?: ValueFacts; readonly anyOf?: readonly TSchema[] }
  if (ssm?.ownRules) return { ...surface(schema), ...(anyOf && { anyOf: anyOf.map(surface) }) }
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, within(keyword, value)]))
}

const surface = (schema: TSchema): TSchema =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !innerKeywords.has(keyword)))

function within(keyword: string, value: unknown): unknown {
  if (keyword === 'anyOf' && Array.isArray(value)) return value.map(withoutOwnRules)
  if (typeof value !== 'object' || value === null) return value
  if (keyword === 'items' || keyword === 'additionalProperties') return withoutOwnRules(value)
  if (keyword !== 'properties' && keyword !== 'patternProperties') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutOwnRules(each)]))
}
