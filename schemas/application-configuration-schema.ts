import * as Type from 'typebox'
import { defineDocument } from './document-kind.js'

/** The keywords of JSON Schema draft 4, the version that AppConfig takes. */
export const draft4Keywords = [
  '$ref',
  '$schema',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'default',
  'definitions',
  'dependencies',
  'description',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'id',
  'items',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'not',
  'oneOf',
  'pattern',
  'patternProperties',
  'properties',
  'required',
  'title',
  'type',
  'uniqueItems',
] as const

const types = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] }
const text = (description: string) => Type.Optional(Type.String({ description }))
const schemas = (description: string) =>
  Type.Optional(
    Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: { type: 'object' }, description }),
  )

export const applicationConfigurationSchema = defineDocument({
  name: 'application-configuration-schema',
  kind: 'ApplicationConfigurationSchema',
  summary: 'JSON Schema by which configuration data of AppConfig is validated.',
  page: 'documents',
  formats: ['JSON'],
  schemaVersions: [],
  fields: {
    $schema: text('Version of JSON Schema: `http://json-schema.org/draft-04/schema#`.'),
    title: text('Name of the schema.'),
    description: text('What the data is for.'),
    type: Type.Optional(
      Type.Unsafe<string | string[]>({
        anyOf: [types, { type: 'array', items: types, minItems: 1 }],
        description: 'Type or types of the data.',
      }),
    ),
    properties: schemas('Schemas of the properties of an object, by name.'),
    patternProperties: schemas('Schemas of the properties of an object, by a regular expression for the name.'),
    definitions: schemas('Schemas for other places of this one to refer to.'),
    additionalProperties: Type.Optional(
      Type.Unsafe<boolean | Record<string, unknown>>({
        type: ['boolean', 'object'],
        description: 'Whether an object may have other properties, or their schema.',
      }),
    ),
    // Draft 4 takes a list of at least one name here, where draft 3 had a boolean in each property.
    required: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: 'Properties that an object must have.' }),
    ),
    minProperties: Type.Optional(Type.Integer({ minimum: 0, description: 'Fewest properties of an object.' })),
    maxProperties: Type.Optional(Type.Integer({ minimum: 0, description: 'Most properties of an object.' })),
  },
  unknownKeys: 'allowed',
  evidence: 'documented',
  cloudFormation: true,
  limits: ['AppConfig takes draft 4 of JSON Schema.', 'It can only be deleted by force.'],
  snippet: { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object', additionalProperties: false },
})
