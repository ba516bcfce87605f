import * as Type from 'typebox'
import { defineDocument } from './document-kind.js'

// All of it read off the 14 documents that AWS owns: a word that none of them has is a warning.
const text = (description: string) => Type.Optional(Type.String({ description }))
const word = (words: readonly string[], description: string) =>
  Type.Optional(Type.Unsafe<string>({ enum: words, description }))
const open = { additionalProperties: true }

const stepTemplate = Type.Object(
  {
    locationKey: word(['CFN_TA', 'CFN_MA', 'CFN_DA'], 'Which template to deploy: `CFN_TA`, `CFN_MA` or `CFN_DA`.'),
    targetAccountType: word(
      ['LA', 'TA', 'MA', 'DA'],
      'Where to deploy it: `LA` (local account), `TA` (target accounts), `MA` (management account) or `DA` (delegated administrator).',
    ),
    delegatedAdminServicePrincipal: text('Service for which an account becomes delegated administrator.'),
  },
  open,
)

const deploymentStep = Type.Object(
  { stepTemplates: Type.Optional(Type.Array(stepTemplate, { description: 'Templates deployed in this step.' })) },
  open,
)

const targetConstraints = Type.Object(
  {
    supportedTargetRegions: Type.Optional(Type.Array(Type.String(), { description: 'Regions that can be chosen.' })),
    supportedTargets: Type.Optional(
      Type.Array(Type.Unsafe<string>({ enum: ['ENTIRE_ORG', 'CUSTOM_OUS'] }), {
        description: 'What can be chosen: `ENTIRE_ORG`, `CUSTOM_OUS`.',
      }),
    ),
    collisionChecks: Type.Optional(
      Type.Object(
        {
          collisionType: word(
            ['REGION', 'OU', 'OU_REGION', 'SINGLETON'],
            'Where two configurations collide: `REGION`, `OU`, `OU_REGION` or `SINGLETON`.',
          ),
          collisionParameters: Type.Optional(
            Type.Array(Type.Unknown(), { description: 'Parameters that tell them apart.' }),
          ),
        },
        { ...open, description: 'When two configurations of this type exclude each other.' },
      ),
    ),
  },
  { ...open, description: 'Where the configuration can be deployed.' },
)

const deployment = Type.Object(
  {
    deploymentType: word(['LOCAL', 'ORGANIZATION'], 'Who it is for: `LOCAL` or `ORGANIZATION`.'),
    deploymentSteps: Type.Optional(Type.Array(deploymentStep, { description: 'What is deployed, in order.' })),
    targetConstraints: Type.Optional(targetConstraints),
  },
  open,
)

export const quickSetup = defineDocument({
  name: 'quick-setup',
  kind: 'QuickSetup',
  summary: 'Describes a configuration type of Quick Setup; AWS alone writes these.',
  page: 'systems-manager-quick-setup',
  formats: ['JSON'],
  schemaVersions: ['1.0'],
  fields: {
    schemaVersion: Type.Optional(Type.Unsafe<'1.0'>({ enum: ['1.0'], description: "Version of the layout: `'1.0'`." })),
    description: text('What the configuration type does.'),
    subtitle: text('Line below the title in the console.'),
    attachments: Type.Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        additionalProperties: { type: 'object' },
        description: 'Attached files by name, each with checksums and size.',
      }),
    ),
    consoleConfig: Type.Optional(
      Type.Object(
        { showResourceComplianceWidget: Type.Optional(Type.Boolean({ description: 'Whether compliance is shown.' })) },
        { ...open, description: 'How the console shows the configuration type.' },
      ),
    ),
    deploymentConfig: Type.Optional(
      Type.Array(deployment, { description: 'How the configuration is deployed, in an account or an organization.' }),
    ),
  },
  expected: ['schemaVersion', 'deploymentConfig'],
  unknownKeys: 'allowed',
  evidence: 'observed',
  cloudFormation: false,
})
