import { definePlugin } from '../action.js'
import { either, list, optional, string } from '../values.js'
import { sourceHash, timeoutSeconds, workingDirectory } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

export const psModule = definePlugin({
  name: 'aws:psModule',
  summary: 'Install a PowerShell module from a .zip file and run commands.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    // Unlike the script plugins, the agent takes one string and even nested lists here.
    runCommand: optional(
      either<unknown[] | string>('StringList', [list(), string()], {
        also: ['String'],
        format: 'powershell-lines',
        expected: 'a list of lines, or one line',
        description: 'Commands to run once the module is installed.',
      }),
    ),
    source: string({ description: 'Where the `.zip` file is: an address (http, https or S3) or a path on the node.' }),
    sourceHash: sourceHash('.zip'),
    timeoutSeconds: timeoutSeconds(),
    workingDirectory: workingDirectory(),
    ...sharedInputs,
  },
  snippet: { source: 'https://example.com/module.zip' },
})
