import { type DocumentKind, isText } from '../../schemas/document-kind.js'
import { documentKinds } from '../../schemas/documents.js'
import { ssmithAccount } from '../../schemas/ssmith-account.js'
import { ssmithMocks } from '../../schemas/ssmith-mocks.js'
import { ssmithTest } from '../../schemas/ssmith-test.js'
import { anyDocument } from './published/any-document.js'
import { guideLink } from '../../schemas/guide-page.js'
import { configurationSchema } from './published/configuration.js'
import { withDeclarations } from './published/declarations.js'
import { type Json, published, withEmpty } from './published/schema.js'
import { withActions, withPlugins } from './published/steps.js'
import { variantsOf } from './published/variants.js'

const fileOf = (name: string): string => `${name}.schema.json`

/**
 * The schemas that other editors can use as they are, by file name: one for each layout of documents, one which chooses among them by
 * `schemaVersion`, and one for each of
 * ssmith's own files. Steps are told apart by `if`/`then` on their action, never by `oneOf`, so a
 * generic tool's messages stay about the step.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const schemas: [string, Json][] = documentKinds.flatMap((layout): [string, Json][] =>
    isText(layout) ? [] : [[layout.name, layoutSchema(layout)]],
  )
  schemas.push(['ssm-document', anyDocument(new Map(schemas))], ['ssmith-config', configurationSchema()])
  schemas.push(
    ['ssmith-mocks', published(ssmithMocks, {}) as Json],
    ['ssmith-test', published(ssmithTest, {}) as Json],
    ['ssmith-account', published(ssmithAccount, {}) as Json],
  )
  return new Map(schemas.map(([name, schema]) => [fileOf(name), print(name, schema)]))
}

/** Identified by its file name. Nothing is fetched by it: no schema refers to another. */
function print(name: string, schema: Json): string {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', $id: fileOf(name) }
  return `${JSON.stringify({ ...head, ...schema }, null, 1)}\n`
}

function layoutSchema(layout: DocumentKind): Json {
  const { kind, name, schemaVersions, summary, page, snippet } = layout
  const definitions: Record<string, unknown> = {}
  const schema = published(layout.schema, definitions) as Json
  const properties = { ...(schema['properties'] as Json) }
  if (properties['schemaVersion'])
    properties['schemaVersion'] = {
      ...(properties['schemaVersion'] as Json),
      errorMessage: `Expected ${schemaVersions.map((version) => `'${version}'`).join(' or ')}, in quotes.`,
    }
  withDeclarations(layout, properties)
  if (kind === 'Automation' || kind === 'Automation.ChangeTemplate') withActions(properties, definitions)
  if (kind === 'Command' || kind === 'Policy') withPlugins(layout, properties, definitions)
  const conditions = [
    ...variantsOf(layout, definitions),
    ...(name === 'command' || name === 'policy' ? [oldSchema] : []),
  ]
  return {
    title: `${kind} document of AWS Systems Manager${schemaVersions.length > 0 ? ` (schema version ${schemaVersions.join(', ')})` : ''}`,
    description: `${summary}\n\n${guideLink(page)}`,
    ...schema,
    properties: withEmpty(properties, (schema['required'] ?? []) as readonly string[]),
    ...(conditions.length > 0 && { allOf: conditions }),
    ...(Object.keys(definitions).length > 0 && { $defs: definitions }),
    ...(snippet !== undefined && { defaultSnippets: [{ label: `${kind} document`, body: snippet }] }),
  }
}

/** The agent fails steps with preconditions before schema version 2.2. */
const oldSchema: Json = {
  if: { properties: { schemaVersion: { const: '2.0' } }, required: ['schemaVersion'] },
  then: { properties: { mainSteps: { items: { properties: { precondition: false } } } } },
}
