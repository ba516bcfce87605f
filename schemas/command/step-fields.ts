import type { TProperties, TSchema } from 'typebox'
import * as Type from 'typebox'
import { any, integer, literal, reference, string, stringMap } from '../values.js'

/** A field of a step, or of a plugin's configuration in a 1.2 document. */
export interface StepField {
  readonly schema: TSchema
  readonly required?: true
  /** Schema versions with the field; an agent fails a `precondition` in an earlier one. All of them where absent. */
  readonly schemaVersions?: readonly string[]
  /** Set where AWS takes the field and nothing comes of it: what does work, to be read after "has no effect here". */
  readonly ignored?: string
}

/** The word that stands for the platform of the node in a precondition. */
export const platformVariable = 'platformType'

/** A rule of its own says what is wrong inside. */
const precondition = Type.Unsafe<Record<string, unknown>>({
  ...Type.Object(
    {
      StringEquals: Type.Optional(
        Type.Array(string(), {
          minItems: 2,
          maxItems: 2,
          uniqueItems: true,
          contains: { anyOf: [{ const: platformVariable }, reference] },
          description:
            'Two texts that have to be the same: `platformType` and a platform, or texts with a reference to a parameter.',
        }),
      ),
    },
    {
      additionalProperties: false,
      description: 'The condition under which the step runs; it is skipped otherwise. Only with schema version 2.2.',
    },
  ),
  ssm: { type: 'StringMap', expected: 'a map with `StringEquals`', ownRules: true },
})

// Only aws:cloudWatch has settings: `cloudWatchSettings` in its file.
const settings = stringMap({ description: 'Settings of the plugin. Only `aws:cloudWatch` has any.' })

const anyInputs = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'Inputs of the plugin. `onFailure`, `onSuccess` and `finallyStep` stand here too.',
})

/** The fields of a step in `mainSteps` (schema versions 2.0 and 2.2). */
export const stepFields: Readonly<Record<string, StepField>> = {
  action: {
    required: true,
    schema: literal(string({ description: 'The plugin that does the work, such as `aws:runShellScript`.' })),
  },
  name: {
    required: true,
    schema: literal(
      string({ description: 'Name of the step, unique in the document. Its output is listed and stored under it.' }),
    ),
  },
  inputs: { required: true, schema: anyInputs },
  precondition: { schemaVersions: ['2.2'], schema: precondition },
  settings: { schema: settings },
  description: { schema: literal(string({ description: 'What the step does. Nothing but a note.' })) },
  maxAttempts: {
    schema: integer({ description: 'Read by the agent and not used.' }),
    ignored: 'the agent runs a step once',
  },
  timeoutSeconds: {
    schema: integer({ digits: true, description: 'Read by the agent and not used.' }),
    ignored: 'the agent reads `timeoutSeconds` under `inputs`',
  },
  onFailure: {
    schema: any({ description: 'Read by the agent and not used.' }),
    ignored: 'the agent reads `onFailure` under `inputs`',
  },
  onSuccess: {
    schema: any({ description: 'Not read by the agent.' }),
    ignored: 'the agent reads `onSuccess` under `inputs`',
  },
  finallyStep: {
    schema: any({ description: 'Not read by the agent.' }),
    ignored: 'the agent reads `finallyStep` under `inputs`',
  },
}

/** Fields of Automation steps, which steps of Command documents do not have. */
export const automationOnlyFields = ['isEnd', 'isCritical', 'nextStep', 'outputs', 'onCancel'] as const

/**
 * A step of `mainSteps` without its inputs: these are checked by the schema of the plugin. Open, since the agent ignores what it
 * does not know and the service's rule is unknown.
 */
export const step = Type.Object(
  Object.fromEntries(
    Object.entries(stepFields).map(([name, { schema, required }]) => [
      name,
      required && name !== 'inputs' ? schema : Type.Optional(schema),
    ]),
  ) as TProperties,
  { additionalProperties: true },
)

/** The fields under a plugin's name in `runtimeConfig` (schema version 1.2). */
export const runtimeConfigFields: Readonly<Record<string, StepField>> = {
  properties: {
    schema: any({
      description: 'Inputs of the plugin: a list of maps, which the plugin carries out in turn, or one map.',
    }),
  },
  settings: { schema: settings },
  description: { schema: literal(string({ description: 'What the plugin does here. Nothing but a note.' })) },
}

/** Plugins whose `properties` are one map rather than a list in a 1.2 document. */
export const singleProperties: readonly string[] = ['aws:domainJoin', 'aws:cloudWatch']
