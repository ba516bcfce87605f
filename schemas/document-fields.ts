import type { TUnsafe } from 'typebox'
import * as Type from 'typebox'
import { literal, string } from './values.js'

/** `schemaVersion` of a layout: text, since an unquoted 2.2 is a number in YAML. */
export function schemaVersion<const Version extends string>(versions: readonly Version[]): TUnsafe<Version> {
  const description = `Version of the document's grammar: ${versions.map((each) => `\`'${each}'\``).join(' or ')}. Quoted in YAML, or it is a number.`
  return Type.Unsafe<Version>({ type: 'string', enum: versions, description })
}

export const description = Type.Optional(
  literal(string({ description: 'What the document does. The console shows it, as Markdown.' })),
)

/** `parameters`, whatever a declaration may hold; declarations have rules of their own. YAML's empty value means none. */
export const parameters = Type.Optional(
  Type.Unsafe<Record<string, Record<string, unknown>> | null>({
    type: ['object', 'null'],
    additionalProperties: { type: 'object' },
    description: 'The values that a caller can give, each declared under its name.',
  }),
)
