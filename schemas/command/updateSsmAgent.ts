import { definePlugin } from '../action.js'
import { boolean, oneOf, optional, string } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

export const updateSsmAgent = definePlugin({
  name: 'aws:updateSsmAgent',
  summary: 'Update the SSM Agent.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'MacOS', 'Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    agentName: oneOf(['amazon-ssm-agent'], { description: 'Name of the agent to update.' }),
    source: string({
      description: 'Address of the manifest that AWS publishes; the agent fills in `{Region}`.',
      examples: ['https://s3.{Region}.amazonaws.com/amazon-ssm-{Region}/ssm-agent-manifest.json'],
    }),
    // The guide says required; the agent does without.
    allowDowngrade: optional(boolean({ words: true, description: 'Allows an older version than the installed one.' })),
    targetVersion: optional(string({ description: 'Version to update to; the newest when empty.' })),
    ...sharedInputs,
  },
  limits: [
    'The step stays in progress until the updater, a process of its own, reports how it ended.',
    'A document with this plugin cannot be run by `aws:runDocument`.',
  ],
  snippet: {
    agentName: 'amazon-ssm-agent',
    source: 'https://s3.{Region}.amazonaws.com/amazon-ssm-{Region}/ssm-agent-manifest.json',
    allowDowngrade: 'false',
  },
})
