import * as Type from 'typebox'
import { description, parameters, schemaVersion } from './document-fields.js'
import { defineDocument } from './document-kind.js'
import { string } from './values.js'

// YAML's empty value means none, here and in `outputs`.
const maps = (text: string) =>
  Type.Optional(
    Type.Unsafe<Record<string, Record<string, unknown>> | null>({
      type: ['object', 'null'],
      additionalProperties: { type: 'object' },
      description: text,
    }),
  )

/** A runbook has at most this many attachments (service quotas). */
export const maximumAttachments = 5

export const automation = defineDocument({
  name: 'automation',
  kind: 'Automation',
  summary: 'Runs actions on AWS resources, step by step: a runbook.',
  page: 'automation-documents',
  formats: ['JSON', 'YAML'],
  schemaVersions: ['0.3'],
  fields: {
    schemaVersion: schemaVersion(['0.3']),
    description,
    assumeRole: Type.Optional(
      string({
        description:
          'ARN of the IAM role that the runbook acts as, or a reference to one parameter that holds it. When empty, the runbook ' +
          'acts as its caller.',
      }),
    ),
    parameters,
    variables: maps('Values that steps can change during the run, each declared under its name.'),
    mainSteps: Type.Array(Type.Unsafe<Record<string, unknown>>({ type: 'object' }), {
      minItems: 1,
      description: 'The steps. The run starts with the first one and goes on downwards unless a step says otherwise.',
    }),
    outputs: Type.Optional(
      Type.Unsafe<string[] | null>({
        type: ['array', 'null'],
        items: { type: 'string' },
        description: 'Outputs of steps that the run reports, each as `step.Output`.',
      }),
    ),
    files: maps('Attached files for `aws:executeScript` by name, each with its checksums.'),
  },
  unknownKeys: 'error',
  evidence: 'documented',
  cloudFormation: true,
  snippet: {
    schemaVersion: '0.3',
    mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }],
  },
})
