import { ssmithConfig } from '../../../schemas/ssmith-config.js'
import { rules } from '../../rules/index.generated.js'
import { type Json, published } from './schema.js'

/** The schema of `.ssmith.yaml`, which names the rules there are. */
export function configurationSchema(): Json {
  const schema = published(ssmithConfig, {}) as Json & { readonly properties: Readonly<Record<string, Json>> }
  const { overrides = {}, ...properties } = schema.properties
  const override = overrides['items'] as Json & { readonly properties: Json }
  return {
    ...schema,
    properties: {
      ...properties,
      rules: severities(properties['rules']),
      overrides: {
        ...overrides,
        items: { ...override, properties: { ...override.properties, rules: severities(properties['rules']) } },
      },
    },
    $defs: {
      severities: {
        properties: Object.fromEntries(
          rules.map(({ name, summary }) => [name, { description: summary, $ref: '#/$defs/severity' }]),
        ),
        additionalProperties: false,
      },
      severity: properties['rules']?.['additionalProperties'],
    },
  }
}

/** Severities of rules by name; names that no rule has are refused. */
const severities = (any: Json | undefined): Json => ({
  type: 'object',
  description: any?.['description'],
  allOf: [{ $ref: '#/$defs/severities' }],
})
