import type { DocumentKind } from '../../../schemas/document-kind.js'
import { forbiddenHosts, needsProperties, type SessionType } from '../../../schemas/session.js'
import { type Json, published } from './schema.js'

/** What a deciding key chooses among, as conditions at the top of a layout. */
export function variantsOf({ variants, kind }: DocumentKind, definitions: Record<string, unknown>): readonly Json[] {
  if (!variants) return []
  const { field, by, schemas } = variants
  return Object.entries(schemas).map(([value, schema]) => ({
    if: { properties: { [by]: { const: value } }, required: [by] },
    then: {
      properties: { [field]: { ...(published(schema, definitions) as Json), ...(value === 'Port' && closedHosts) } },
      // Without commands and without a port a session fails.
      ...(kind === 'Session' && needsProperties.includes(value as SessionType) && { required: [field] }),
    },
  }))
}

const closedHosts: Json = {
  allOf: [
    {
      properties: {
        host: { not: { enum: forbiddenHosts }, errorMessage: 'The agent does not forward to this address.' },
      },
    },
  ],
}
