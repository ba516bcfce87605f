import type { Action, Plugin, StepBehaviour } from '../../../schemas/action.js'
import { actions } from '../../../schemas/automation/index.js'
import { plugins } from '../../../schemas/command/index.js'
import { runtimeConfigFields, singleProperties } from '../../../schemas/command/step-fields.js'
import type { DocumentKind } from '../../../schemas/document-kind.js'
import { stepSchema } from '../../../schemas/step-fields.js'
import { firstOf } from './conditions.js'
import { guideLink } from '../../../schemas/guide-page.js'
import { inputsOf } from './inputs.js'
import { type Json, published, withEmpty } from './schema.js'

type Parts = Record<string, unknown>

/** Describes the steps of a runbook among the properties of a layout. */
export function withActions(properties: Parts, definitions: Parts): void {
  const all: readonly Action[] = Object.values(actions) as readonly Action[]
  const step = published(stepSchema, definitions) as Json
  definitions['step'] = stepOf(step, all, definitions, [endOrNext])
  properties['mainSteps'] = { ...(properties['mainSteps'] as Json), items: { $ref: '#/$defs/step' } }
}

/** Describes the steps of a Command or Policy document among the properties of a layout. */
export function withPlugins({ schemaVersions }: DocumentKind, properties: Parts, definitions: Parts): void {
  // A plugin without versions comes with packages and may stand anywhere.
  const all = (Object.values(plugins) as readonly Plugin[]).filter(
    (plugin) =>
      plugin.schemaVersions.length === 0 || plugin.schemaVersions.some((version) => schemaVersions.includes(version)),
  )
  const steps = properties['mainSteps'] as { readonly items?: Json } | undefined
  if (steps?.items) {
    definitions['step'] = stepOf(steps.items, all, definitions)
    properties['mainSteps'] = { ...steps, items: { $ref: '#/$defs/step' } }
  }
  if (properties['runtimeConfig'])
    properties['runtimeConfig'] = {
      ...(properties['runtimeConfig'] as Json),
      properties: Object.fromEntries(all.map((plugin) => [plugin.name, configuration(plugin, definitions)])),
      additionalProperties: false,
    }
}

const snippet = ({ name, summary, snippet: body }: Action | Plugin): Json => ({
  label: name,
  description: summary,
  body: { name: `\${1:${name.slice('aws:'.length)}}`, action: name, inputs: body },
})

/** A step whose inputs are described by its action. */
function stepOf(step: Json, all: readonly (Action | Plugin)[], definitions: Parts, more: readonly Json[] = []): Json {
  for (const definition of all) definitions[definition.name] = inputsOf(definition, definitions)
  const action = {
    type: 'string',
    description: 'What the step does.',
    enum: all.map(({ name }) => name),
    markdownEnumDescriptions: all.map(({ summary, page }) => `${summary}\n\n${guideLink(page)}`),
  }
  return {
    ...step,
    defaultSnippets: all.map(snippet),
    properties: {
      ...withEmpty(step['properties'] as Json, [...(step['required'] as readonly string[]), 'inputs']),
      action,
    },
    allOf: [
      firstOf(
        all.map((definition) => ({
          if: { properties: { action: { const: definition.name } }, required: ['action'] },
          then: {
            properties: { inputs: { $ref: `#/$defs/${definition.name}` }, ...fieldsOf(definition) },
            ...(isMissed(definition) && { required: ['inputs'] }),
          },
        })),
      ),
      ...more,
    ],
  }
}

/** Whether AWS misses `inputs` of the plugin; steps of runbooks have it in their own schema. */
const isMissed = (definition: Action | Plugin): boolean => 'platforms' in definition && !definition.inputsOptional

/** What the action makes of the fields that all steps have. */
function fieldsOf(definition: Action | Plugin): Json {
  const behaviour: StepBehaviour = 'step' in definition ? definition.step : {}
  const outputs = behaviour.redeclared === 'refused' && 'outputs' in definition ? Object.keys(definition.outputs) : []
  const most = behaviour.timeout?.maximum
  return {
    ...('deprecated' in definition && { action: outOfUse(definition) }),
    // With `Abort` it does nothing, which is harmless.
    ...(behaviour.onCancel === false && {
      onCancel: { enum: ['Abort', null], errorMessage: `\`${definition.name}\` does not support \`onCancel\`.` },
    }),
    ...(most !== undefined && { timeoutSeconds: { maximum: most } }),
    ...(outputs.length > 0 && {
      outputs: {
        items: {
          properties: {
            Name: { not: { enum: outputs }, errorMessage: 'The action gives this output without a declaration.' },
          },
        },
      },
    }),
  }
}

/** Accepted with a notice, where nobody should use the plugin any more. */
const outOfUse = ({ name, deprecated }: Pick<Plugin, 'name' | 'deprecated'>): Json =>
  deprecated === undefined ? {} : { deprecationMessage: `\`${name}\` ${deprecated}.` }

/** AWS refuses a step which ends the run and goes on. */
const endOrNext: Json = {
  if: { properties: { isEnd: { enum: [true, 'true'] } }, required: ['isEnd'] },
  then: { properties: { nextStep: false } },
}

/** What stands under the name of a plugin in a 1.2 document: its inputs, once or several times. */
function configuration(plugin: Plugin, definitions: Parts): Json {
  const { name, summary, snippet: body } = plugin
  definitions[name] = inputsOf(plugin, definitions)
  const inputs = { $ref: `#/$defs/${name}` }
  const fields = Object.entries(runtimeConfigFields).map(([field, { schema }]) => [
    field,
    published(schema, definitions),
  ])
  const single = singleProperties.includes(name)
  return {
    description: summary,
    ...outOfUse(plugin),
    type: 'object',
    properties: {
      ...Object.fromEntries(fields),
      properties: {
        ...(published(runtimeConfigFields['properties']?.schema, definitions) as Json),
        if: { type: 'array' },
        then: { items: inputs },
        else: { if: { type: 'object' }, then: inputs },
      },
    },
    defaultSnippets: [{ label: name, body: { properties: single ? body : [body] } }],
  }
}
