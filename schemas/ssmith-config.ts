import * as Type from 'typebox'
import { documentTypes } from './document-kind.js'

const severities = ['off', 'info', 'warning', 'error']

const rules = {
  type: 'object',
  description: 'Severity by rule name; `off` switches a rule off. `ssmith rules` lists the names.',
  additionalProperties: { type: 'string', enum: severities },
} as const

const globs = (description: string) => Type.Array(Type.String({ minLength: 1 }), { description })

const override = Type.Object(
  {
    files: globs('Files that the severities below are for, as patterns of `.gitignore`, relative to this file.'),
    rules: Type.Unsafe<Readonly<Record<string, string>>>(rules),
  },
  { additionalProperties: false },
)

/** What `.ssmith.yaml` may say; editors get the same as JSON Schema. */
export const ssmithConfig = Type.Object(
  {
    rules: Type.Optional(Type.Unsafe<Readonly<Record<string, string>>>(rules)),
    overrides: Type.Optional(
      Type.Array(override, { description: 'Other severities for some files; of several that match, the last counts.' }),
    ),
    ignore: Type.Optional(
      globs('Files and folders that are passed over, as patterns of `.gitignore`, relative to this file.'),
    ),
    placeholders: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description:
          'Regular expressions (RE2) for text that a preprocessor replaces before AWS sees it, such as `%%[A-Z_]+%%`. A value that holds one is not checked.',
      }),
    ),
    documents: Type.Optional(
      Type.Unsafe<Readonly<Record<string, string>>>({
        type: 'object',
        description: 'Document type by pattern, for files whose content does not tell it.',
        additionalProperties: { type: 'string', enum: [...documentTypes] },
      }),
    ),
    strict: Type.Optional(Type.Boolean({ description: 'Show also what is merely worth knowing.' })),
    maxWarnings: Type.Optional(
      Type.Integer({ minimum: 0, description: 'More warnings than this let the command fail.' }),
    ),
    baseline: Type.Optional(
      Type.String({ minLength: 1, description: 'File of known findings, which are not shown; relative to this file.' }),
    ),
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of ssmith (.ssmith.yaml)',
    additionalProperties: false,
  },
)
