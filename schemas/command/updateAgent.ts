import { definePlugin } from '../action.js'
import { boolean, oneOf, optional, string } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

export const updateAgent = definePlugin({
  name: 'aws:updateAgent',
  summary: 'Update the EC2Config service of old Windows images.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  deprecated: 'updates EC2Config, a service that only old Windows images have',
  inputs: {
    agentName: oneOf(['Ec2Config'], { description: 'Name of the service to update.' }),
    source: string({
      description: 'Address of the manifest that AWS publishes; the agent fills in `{Region}`.',
      examples: ['https://s3.{Region}.amazonaws.com/aws-ssm-{Region}/manifest.json'],
    }),
    allowDowngrade: optional(
      boolean({ words: true, default: 'false', description: 'Allows an older version than the installed one.' }),
    ),
    targetVersion: optional(string({ description: 'Version to update to; the newest when empty.' })),
    ...sharedInputs,
  },
  snippet: {
    agentName: 'Ec2Config',
    source: 'https://s3.{Region}.amazonaws.com/aws-ssm-{Region}/manifest.json',
    allowDowngrade: 'false',
  },
})
