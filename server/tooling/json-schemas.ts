import type { Action, Plugin, Relation } from '../../schemas/action.js'
import { actions } from '../../schemas/automation/index.js'
import { plugins } from '../../schemas/command/index.js'
import type { DocumentKind } from '../../schemas/document-kind.js'
import { isText } from '../../schemas/document-kind.js'
import { documentKinds } from '../../schemas/documents.js'
import { type DeclarationKind, declarationProperties } from '../../schemas/parameter-types.js'
import { stepSchema } from '../../schemas/step-fields.js'

type Json = { readonly [key: string]: unknown }

const guide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/'

/**
 * The schemas that other editors can use as they are, by file name: one for each layout of documents, and one which chooses among them by
 * `schemaVersion`. Steps are told apart by `if`/`then` on their action, never by `oneOf`, so a generic tool's messages stay about the step.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const layout of documentKinds)
    if (!isText(layout)) files.set(`${layout.name}.schema.json`, print(layoutSchema(layout)))
  files.set('ssm-document.schema.json', print(anyDocument()))
  return files
}

const print = (schema: Json): string => `${JSON.stringify(schema, null, 1)}\n`

function layoutSchema(layout: DocumentKind): Json {
  const definitions: Record<string, unknown> = {}
  const schema = published(layout.schema, definitions) as Record<string, unknown>
  const properties = { ...(schema['properties'] as Record<string, unknown>) }
  withDeclarations(layout, properties)
  if (layout.kind === 'Automation' || layout.kind === 'Automation.ChangeTemplate') withActions(properties, definitions)
  if (layout.kind === 'Command' || layout.kind === 'Policy') withPlugins(layout, properties, definitions)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${layout.kind} document of AWS Systems Manager${layout.schemaVersions.length > 0 ? ` (schema version ${layout.schemaVersions.join(', ')})` : ''}`,
    description: `${layout.summary}\n\n[AWS documentation](${guide}${layout.page}.html)`,
    ...schema,
    properties,
    ...variantsOf(layout, definitions),
    ...(Object.keys(definitions).length > 0 && { $defs: definitions }),
    ...(layout.snippet !== undefined && {
      defaultSnippets: [{ label: `${layout.kind} document`, body: layout.snippet }],
    }),
  }
}

function withDeclarations({ kind }: DocumentKind, properties: Record<string, unknown>): void {
  const declared: Partial<Record<string, DeclarationKind>> = {
    Automation: 'Automation',
    'Automation.ChangeTemplate': 'Automation',
    Session: 'Session',
  }
  if (properties['parameters'])
    properties['parameters'] = {
      ...(properties['parameters'] as Json),
      additionalProperties: declaration(declared[kind] ?? 'Command'),
    }
  if (properties['variables'])
    properties['variables'] = { ...(properties['variables'] as Json), additionalProperties: declaration('Variable') }
}

function declaration(kind: DeclarationKind): Json {
  const known = declarationProperties[kind]
  return {
    type: 'object',
    properties: Object.fromEntries(known.map(({ name, value }) => [name, published(value, {})])),
    required: known.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }
}

function withActions(properties: Record<string, unknown>, definitions: Record<string, unknown>): void {
  const all: readonly Action[] = Object.values(actions) as readonly Action[]
  definitions['step'] = stepOf(published(stepSchema, definitions) as Json, all, definitions)
  properties['mainSteps'] = {
    ...(properties['mainSteps'] as Json),
    items: { $ref: '#/$defs/step' },
    defaultSnippets: all.map(snippet),
  }
}

function withPlugins(
  layout: DocumentKind,
  properties: Record<string, unknown>,
  definitions: Record<string, unknown>,
): void {
  const all = (Object.values(plugins) as readonly Plugin[]).filter(({ schemaVersions }) =>
    schemaVersions.some((version) => layout.schemaVersions.includes(version)),
  )
  const steps = properties['mainSteps'] as { readonly items?: Json } | undefined
  if (!steps?.items) return
  definitions['step'] = stepOf(steps.items, all, definitions)
  properties['mainSteps'] = { ...steps, items: { $ref: '#/$defs/step' }, defaultSnippets: all.map(snippet) }
}

/** A step whose inputs are described by its action. */
function stepOf(step: Json, all: readonly (Action | Plugin)[], definitions: Record<string, unknown>): Json {
  for (const definition of all) definitions[definition.name] = inputs(definition, definitions)
  const action = {
    type: 'string',
    description: 'What the step does.',
    enum: all.map(({ name }) => name),
    markdownEnumDescriptions: all.map(({ summary, page }) => `${summary}\n\n[AWS documentation](${guide}${page}.html)`),
  }
  return {
    ...step,
    properties: { ...(step['properties'] as Json), action },
    allOf: all.map(({ name }) => ({
      if: { properties: { action: { const: name } }, required: ['action'] },
      then: { properties: { inputs: { $ref: `#/$defs/${name}` } } },
    })),
  }
}

function inputs({ schema, summary, relations = [] }: Action | Plugin, definitions: Record<string, unknown>): Json {
  const related = relations.filter(({ evidence }) => evidence !== 'inferred').flatMap(relation)
  return {
    description: summary,
    ...(published(schema, definitions) as Json),
    ...(related.length > 0 && { allOf: related }),
  }
}

/** A relation of inputs in JSON Schema, where it can be said there. */
function relation(of: Relation): Json[] {
  const given = (name: string) => ({ required: [name] })
  switch (of.kind) {
    case 'exactly-one-of':
      return [{ oneOf: of.inputs.map(given) }]
    case 'at-least-one-of':
      return [{ anyOf: of.inputs.map(given) }]
    case 'at-most-one-of':
      return of.inputs.flatMap((one, at) =>
        of.inputs.slice(at + 1).map((other) => ({ not: { required: [one, other] } })),
      )
    case 'requires':
      return [{ dependencies: { [of.input]: [of.needs] } }]
    case 'requires-when':
      return [conditional(of.input, of.pattern, given(of.needs))]
    case 'excludes-when':
      return [conditional(of.input, of.pattern, { not: given(of.excludes) })]
    case 'at-most-length-of':
    case 'single-unless':
      return []
  }
}

/** Holds where the input is given and its text matches. */
function conditional(input: string, pattern: string, consequence: Json): Json {
  return { if: { properties: { [input]: { type: 'string', pattern } }, required: [input] }, then: consequence }
}

const snippet = ({ name, summary, snippet: body }: Action | Plugin): Json => ({
  label: name,
  description: summary,
  body: { name: `\${1:${name.slice('aws:'.length)}}`, action: name, inputs: body },
})

function variantsOf({ variants }: DocumentKind, definitions: Record<string, unknown>): Json {
  if (!variants) return {}
  const { field, by, schemas } = variants
  return {
    allOf: Object.entries(schemas).map(([value, schema]) => ({
      if: { properties: { [by]: { const: value } }, required: [by] },
      then: { properties: { [field]: published(schema, definitions) } },
    })),
  }
}

/** Chooses by what tells kinds apart. Kinds that share everything but the document type are not told apart. */
function anyDocument(): Json {
  const chosen: readonly [file: string, condition: Json][] = [
    [
      'automation',
      {
        properties: { schemaVersion: { const: '0.3' } },
        required: ['schemaVersion'],
        not: { required: ['executableRunBooks'] },
      },
    ],
    [
      'change-template',
      { properties: { schemaVersion: { const: '0.3' } }, required: ['schemaVersion', 'executableRunBooks'] },
    ],
    [
      'command',
      {
        properties: { schemaVersion: { enum: ['2.0', '2.2'] } },
        required: ['schemaVersion'],
        not: { required: ['packages'] },
      },
    ],
    ['command-1.2', { properties: { schemaVersion: { const: '1.2' } }, required: ['schemaVersion'] }],
    ['session', { required: ['schemaVersion', 'sessionType'] }],
    ['package', { required: ['schemaVersion', 'packages'] }],
  ]
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Document of AWS Systems Manager',
    type: 'object',
    allOf: chosen.map(([file, condition]) => ({ if: condition, then: { $ref: `${file}.schema.json` } })),
  }
}

/** The schema without the facts that only ssmith reads, its definitions moved to the top of the file. */
function published(schema: unknown, definitions: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => published(each, definitions))
  if (typeof schema !== 'object' || schema === null) return schema
  const kept: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'ssm') continue
    if (keyword === '$defs')
      for (const [name, each] of Object.entries(value as Json)) definitions[name] ??= published(each, definitions)
    else if (keyword === 'default' || keyword === 'examples' || keyword === 'enum' || keyword === 'const')
      kept[keyword] = value
    else if (keyword === 'properties' || keyword === 'patternProperties')
      kept[keyword] = named(value as Json, definitions)
    else kept[keyword] = published(value, definitions)
  }
  return kept
}

const named = (schemas: Json, definitions: Record<string, unknown>): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, each]) => [name, published(each, definitions)]))
