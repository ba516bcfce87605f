import { definePlugin } from '../action.js'
import { stringList } from '../values.js'
import { timeoutSeconds, workingDirectory } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

export const runShellScript = definePlugin({
  name: 'aws:runShellScript',
  summary: 'Run a shell script on Linux or macOS.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'MacOS'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    runCommand: stringList({
      format: 'shell-lines',
      description:
        'The lines of the script. They are joined into one file and run as root by `sh`, or by the interpreter that a `#!` in the ' +
        'first line names. The exit code of the last command decides.',
    }),
    timeoutSeconds: timeoutSeconds(),
    workingDirectory: workingDirectory(),
    ...sharedInputs,
  },
  limits: [
    'A failing line in the middle does not fail the step unless the script says so, for instance with `set -e`.',
    'Exit code 194 makes the agent reboot the node and run the same step again; 168 ends the document with success, 169 with failure.',
    'The script inherits the environment of the agent: no login shell runs and `/etc/environment` is not read.',
  ],
  snippet: { runCommand: ['echo "Hello"'] },
})
