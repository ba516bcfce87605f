import type { TSchema } from 'typebox'
import { stepFields as automationFields } from '../../../schemas/step-fields.js'
import { runtimeConfigFields, stepFields as commandFields } from '../../../schemas/command/step-fields.js'
import { pluginNamed } from '../../../schemas/command/index.js'
import { sourceInfo, sourceTypes } from '../../../schemas/command/source-info.js'
import { attachedFile } from '../../../schemas/package.js'
import { type DeclarationKind, declarationProperties } from '../../../schemas/parameter-types.js'
import type { ValueFacts } from '../../../schemas/values.js'
import { isAutomation, isCommand } from '../../document/build.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { layoutOf } from '../../document/layout-of.js'
import { stringOf } from '../../syntax/tree.js'
import type { Path } from './place.js'
import { belowStep } from './step-at.js'

/** The parts of a JSON Schema that completion reads. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly ssm?: ValueFacts
}

/** What may stand at a path of a document, each alternative by itself; `step` is the step around the path. */
export function schemasAt(document: SsmDocument, path: Path, step: Step | undefined): readonly Schema[] {
  const within = belowStep(path)
  if (within) return ofStep(document, within.path, step)
  const layout = layoutOf(document)
  const [head, ...rest] = path
  if (!layout) return []
  if (head === undefined) return expand([layout.schema as Schema])
  if (head === 'parameters' && rest.length > 0) return declaration(declarationKind(document), rest)
  if (head === 'files' && rest.length > 0 && isAutomation(document.kind))
    return schemasBelow([attachedFile], rest.slice(1))
  if (head === 'variables' && rest.length > 0) return declaration('Variable', rest)
  if (head === 'runtimeConfig' && rest.length > 0) return ofConfiguration(rest)
  const chosen = layout.variants?.field === head && stringOf(document.entry(layout.variants.by)?.value)
  const variant = chosen ? layout.variants?.schemas[chosen] : undefined
  return schemasBelow([variant ?? layout.fields[head] ?? {}] as readonly Schema[], rest)
}

function declarationKind({ kind }: SsmDocument): DeclarationKind {
  if (isAutomation(kind)) return 'Automation'
  return isCommand(kind) ? 'Command' : 'Session'
}

function declaration(kind: DeclarationKind, [, ...rest]: Path): readonly Schema[] {
  const all = declarationProperties[kind]
  const properties = Object.fromEntries(all.map(({ name, value }) => [name, value as Schema]))
  return schemasBelow(
    [{ type: 'object', properties, required: all.filter((each) => each.required).map(({ name }) => name) }],
    rest,
  )
}

const schemaOfFields = (fields: Readonly<Record<string, TSchema>>, required: readonly string[]): Schema => ({
  type: 'object',
  properties: fields as Readonly<Record<string, Schema>>,
  required,
})

const automationStep = schemaOfFields(automationFields, ['name', 'action', 'inputs'])
const commandStep = schemaOfFields(
  Object.fromEntries(
    Object.entries(commandFields).flatMap(([name, { schema, ignored }]) => (ignored ? [] : [[name, schema]])),
  ),
  ['action', 'name', 'inputs'],
)
const configuration = schemaOfFields(
  Object.fromEntries(Object.entries(runtimeConfigFields).map(([name, { schema }]) => [name, schema])),
  ['properties'],
)

function ofStep({ kind }: SsmDocument, path: Path, step: Step | undefined): readonly Schema[] {
  const source = path[0] === 'inputs' && path[1] === 'sourceInfo' ? sourceOf(step) : undefined
  if (source) return schemasBelow([source], path.slice(2))
  if (path[0] === 'inputs' && path.length > 0 && step?.definition)
    return schemasBelow([step.definition.schema as Schema], path.slice(1))
  return schemasBelow([isAutomation(kind) ? automationStep : commandStep], path)
}

/** What `sourceInfo` holds, where the step says what source it is of. */
function sourceOf(step: Step | undefined): Schema | undefined {
  const type = step?.action === 'aws:downloadContent' ? stringOf(step.input('sourceType')) : undefined
  const known = sourceTypes.find((each) => each === type)
  return known && (sourceInfo[known] as Schema)
}

function ofConfiguration([plugin, field, ...rest]: Path): readonly Schema[] {
  if (field !== 'properties') return schemasBelow([configuration], field === undefined ? [] : [field, ...rest])
  const schema = pluginNamed(String(plugin))?.schema as Schema | undefined
  if (!schema) return []
  return rest.length === 0
    ? [{ type: 'array', items: schema }]
    : schemasBelow([schema], typeof rest[0] === 'number' ? rest.slice(1) : rest)
}

/** What may stand at a path below what schemas describe, each alternative by itself. */
export function schemasBelow(schemas: readonly Schema[], path: Path): readonly Schema[] {
  const definitions = Object.assign({}, ...schemas.map(({ $defs }) => $defs)) as Readonly<Record<string, Schema>>
  let here = expand(schemas, definitions)
  for (const part of path)
    here = expand(
      here.flatMap((schema) => partOf(schema, part)),
      definitions,
    )
  return here
}

function partOf({ items, properties, additionalProperties }: Schema, part: string | number): readonly Schema[] {
  if (typeof part === 'number') return items ? [items] : []
  if (properties && Object.hasOwn(properties, part)) return [properties[part] as Schema]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}

/** Alternatives side by side, each with what is said of all of them. */
function expand(schemas: readonly Schema[], definitions: Readonly<Record<string, Schema>> = {}): readonly Schema[] {
  return schemas.flatMap((schema): readonly Schema[] => {
    if (schema.$ref !== undefined) {
      const { $ref, ...rest } = schema
      const named = definitions[$ref.slice($ref.lastIndexOf('/') + 1)]
      return named ? [{ ...named, ...rest }] : []
    }
    const { anyOf, ...common } = schema
    if (!anyOf || schema.properties) return [schema]
    return expand(anyOf, definitions).map((each) => ({ ...each, ...common, ...(each.ssm && { ssm: each.ssm }) }))
  })
}
