import * as Type from 'typebox'
import { defineDocument } from '../document-kind.js'
import { description, parameters, schemaVersion } from '../document-fields.js'
import { runtimeConfigFields, step } from './step-fields.js'

// Of AWS's own documents none has other keys at the top; the agent ignores them and the service's rule is unknown: a warning.
const frame = {
  formats: ['JSON', 'YAML'],
  unknownKeys: 'warning',
  evidence: 'documented',
  cloudFormation: true,
} as const

const steps = Type.Array(step, {
  minItems: 1,
  description:
    'The steps. They run from top to bottom; after a failed one the next still runs unless `onFailure` says otherwise.',
})

/**
 * Versions that the agent reads though they are not documented for Command documents, and the one to write instead. AWS shows 1.0 with
 * `aws:domainJoin` in examples of its own, and the service took them; the others only documents within old install packages have.
 */
export const undocumentedVersions: ReadonlyMap<string, string> = new Map([
  ['1.0', '1.2'],
  ['2.0.1', '2.2'],
  ['2.0.2', '2.2'],
  ['2.0.3', '2.2'],
])

/** Whether Command documents of the schema version have the first layout, with `runtimeConfig`. */
export const isFirstVersion = (version: string | undefined): boolean => version === '1.2' || version === '1.0'

const currentFields = { schemaVersion: schemaVersion(['2.0', '2.2']), description, parameters, mainSteps: steps }

const hello = {
  schemaVersion: '2.2',
  mainSteps: [{ action: 'aws:runShellScript', name: 'hello', inputs: { runCommand: ['echo "Hello"'] } }],
}

export const command = defineDocument({
  ...frame,
  name: 'command',
  kind: 'Command',
  summary: 'Runs plugins on managed nodes.',
  page: 'documents-schemas-features',
  schemaVersions: ['2.0', '2.2'],
  fields: currentFields,
  limits: [
    '`precondition` needs schema version 2.2, and with it a step that the platform lacks is skipped rather than failed.',
  ],
  snippet: hello,
})

export const policy = defineDocument({
  ...frame,
  name: 'policy',
  kind: 'Policy',
  summary: 'Keeps nodes in a wanted state through State Manager.',
  page: 'documents-schemas-features',
  schemaVersions: ['2.0', '2.2'],
  fields: currentFields,
  limits: ['Only State Manager runs it.'],
  snippet: {
    schemaVersion: '2.2',
    mainSteps: [{ action: 'aws:softwareInventory', name: 'collect', inputs: { applications: 'Enabled' } }],
  },
})

const pluginConfiguration = Type.Object(
  Object.fromEntries(Object.entries(runtimeConfigFields).map(([name, { schema }]) => [name, Type.Optional(schema)])),
  { additionalProperties: true },
)

/** The first layout of Command documents. AWS still runs them but takes no new versions of one. */
export const firstCommand = defineDocument({
  ...frame,
  name: 'command-1.2',
  kind: 'Command',
  summary: 'Runs plugins on managed nodes; superseded by schema version 2.2.',
  page: 'documents-schemas-features',
  schemaVersions: ['1.2'],
  fields: {
    schemaVersion: schemaVersion(['1.2']),
    description,
    parameters,
    runtimeConfig: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      minProperties: 1,
      additionalProperties: pluginConfiguration,
      description: 'The plugins to run, each once and under its name. Several run in no fixed order.',
    }),
  },
  limits: ['A 1.2 document cannot be updated: new content needs a new document.'],
  snippet: {
    schemaVersion: '1.2',
    runtimeConfig: {
      'aws:runShellScript': { properties: [{ id: '0.aws:runShellScript', runCommand: ['echo "Hello"'] }] },
    },
  },
})
