import type { Json } from './schema.js'

/** What tells a kind of document from the others, by the name of its layout. */
const chosen: readonly [layout: string, condition: Json][] = [
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

/**
 * A schema that chooses among the others by the content, and holds them, for not every tool follows references to other files. Kinds
 * that share everything but the document type are not told apart.
 */
export function anyDocument(schemas: ReadonlyMap<string, Json>): Json {
  const definitions: Record<string, Json> = {}
  for (const [layout] of chosen) definitions[layout] = embedded(layout, schemas.get(layout) ?? {}, definitions)
  return {
    title: 'Document of AWS Systems Manager',
    type: 'object',
    allOf: chosen.map(([layout, condition]) => ({ if: condition, then: { $ref: `#/$defs/${layout}` } })),
    $defs: definitions,
  }
}

/** A schema within another: its references lead to its own definitions there, or to those of one before that has the same. */
function embedded(layout: string, schema: Json, before: Readonly<Record<string, Json>>): Json {
  const { $defs = {}, ...rest } = schema
  const same = Object.keys(before).find((each) =>
    hasAll(before[each]?.['$defs'] as Json | undefined, $defs as Json, each),
  )
  const place = `"$ref":"#/$defs/${same ?? layout}/$defs/`
  const content = same === undefined ? schema : rest
  return JSON.parse(JSON.stringify(content).replaceAll('"$ref":"#/$defs/', place)) as Json
}

function hasAll(there: Json | undefined, wanted: Json, layout: string): boolean {
  const place = `"$ref":"#/$defs/${layout}/$defs/`
  const text = (schema: unknown) => JSON.stringify(schema)?.replaceAll('"$ref":"#/$defs/', place)
  return (
    there !== undefined && Object.entries(wanted).every(([name, each]) => JSON.stringify(there[name]) === text(each))
  )
}
