import { definePlugin } from '../action.js'
import { stringList } from '../values.js'
import { timeoutSeconds, workingDirectory } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

export const runPowerShellScript = definePlugin({
  name: 'aws:runPowerShellScript',
  summary: 'Run a PowerShell script.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'MacOS', 'Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    runCommand: stringList({
      format: 'powershell-lines',
      description:
        'The lines of the script. They are joined into one file and run by PowerShell, as SYSTEM on Windows and as root elsewhere.',
    }),
    timeoutSeconds: timeoutSeconds(),
    workingDirectory: workingDirectory(),
    ...sharedInputs,
  },
  limits: [
    'Linux and macOS need PowerShell to be installed.',
    'A failing line in the middle does not fail the step unless the script says so, for instance with `$ErrorActionPreference = "Stop"`.',
    'Exit code 3010 (Windows) or 194 (elsewhere) makes the agent reboot the node and run the same step again; 168 ends the document with success, 169 with failure.',
  ],
  snippet: { runCommand: ['Write-Output "Hello"'] },
})
