import * as Type from 'typebox'
import { defineDocument } from './document-kind.js'

/** What AWS Config lets a conformance pack hold (AWS Config, PutConformancePack). */
export const conformancePackLimits = {
  resourceTypes: ['AWS::Config::ConfigRule', 'AWS::Config::RemediationConfiguration'],
  parameters: 60,
  inlineBytes: 51_200,
  s3Bytes: 300 * 1024,
} as const

const resource = {
  type: 'object',
  properties: { Type: { type: 'string', description: 'Type of the resource, such as `AWS::S3::Bucket`.' } },
  required: ['Type'],
}

const template = {
  type: 'object',
  properties: {
    Resources: { type: 'object', minProperties: 1, additionalProperties: resource, description: 'The resources.' },
  },
  required: ['Resources'],
}

// AWS's own documents all hold a map. Whether text is taken too, or a template without the wrapper, nobody says.
const fields = {
  schemaVersion: Type.Optional(Type.Unsafe<'1.0'>({ enum: ['1.0'], description: "Version of the wrapper: `'1.0'`." })),
  description: Type.Optional(Type.String({ description: 'What the template is for.' })),
  templateBody: Type.Optional(
    Type.Unsafe<Record<string, unknown> | string>({
      anyOf: [template, { type: 'string' }],
      description: 'The template itself.',
    }),
  ),
}

const frame = {
  formats: ['JSON', 'YAML'],
  schemaVersions: ['1.0'],
  fields,
  expected: ['schemaVersion', 'templateBody'],
  unknownKeys: 'allowed',
  evidence: 'observed',
} as const

export const cloudFormationTemplate = defineDocument({
  ...frame,
  name: 'cloudformation-template',
  kind: 'CloudFormation',
  summary: 'CloudFormation template in the library of Application Manager.',
  page: 'application-manager-working-templates-overview',
  cloudFormation: true,
  limits: ['CloudFormation itself takes at most 51,200 bytes from a caller and 1 MB from S3.'],
  snippet: { schemaVersion: '1.0', templateBody: { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } } },
})

export const conformancePackTemplate = defineDocument({
  ...frame,
  name: 'conformance-pack-template',
  kind: 'ConformancePackTemplate',
  summary: 'Template of an AWS Config conformance pack: rules and their remediation.',
  page: 'documents',
  cloudFormation: false,
  limits: [
    'Its only resources are `AWS::Config::ConfigRule` and `AWS::Config::RemediationConfiguration`.',
    'It has at most 60 parameters.',
  ],
  snippet: {
    schemaVersion: '1.0',
    templateBody: {
      Resources: {
        Versioning: {
          Type: 'AWS::Config::ConfigRule',
          Properties: {
            ConfigRuleName: 's3-bucket-versioning-enabled',
            Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' },
          },
        },
      },
    },
  },
})
