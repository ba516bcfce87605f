import { definePlugin, requiresWhen } from '../action.js'
import { oneOf, optional, string, stringList } from '../values.js'
import { timeoutSeconds, workingDirectory } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

const withoutSeparators = 'text without `;`, `,`, `&` or `|`'

// The patterns are those by which the agent refuses a value (agent, plugins/dockercontainer).
export const runDockerAction = definePlugin({
  name: 'aws:runDockerAction',
  summary: 'Run one Docker command on the node.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    action: oneOf(
      ['Create', 'Start', 'Run', 'Stop', 'Rm', 'Exec', 'Inspect', 'Logs', 'Ps', 'Stats', 'Pull', 'Images', 'Rmi'],
      { description: 'The Docker command to run.' },
    ),
    container: optional(
      string({
        pattern: '^[a-zA-Z0-9_\\-\\\\/]*$',
        expected: 'letters, digits, `_`, `-`, `/` or `\\`',
        description: 'Name or ID of the container.',
      }),
    ),
    image: optional(
      string({
        pattern: '^[a-zA-Z0-9.:_\\-\\\\/]*$',
        expected: 'letters, digits, `.`, `:`, `_`, `-`, `/` or `\\`',
        description: 'Name of the image, with its tag.',
      }),
    ),
    cmd: optional(
      string({ pattern: '^[^;,&|]*$', expected: withoutSeparators, description: 'Command to run in the container.' }),
    ),
    memory: optional(
      string({
        pattern: '^[0-9]*[bkmg]?$',
        expected: 'a number with the unit `b`, `k`, `m` or `g`, such as `512m`',
        description: 'Memory limit of the container.',
        examples: ['512m'],
      }),
    ),
    cpuShares: optional(
      string({
        pattern: '^/?[a-zA-Z0-9_-]*$',
        expected: 'letters, digits, `_` or `-`, after a `/` or none',
        description: 'Relative share of CPU time.',
      }),
    ),
    volume: optional(
      stringList({
        item: string({
          pattern: '^[\\w\\\\/_:\\-."()^ ]*$',
          expected: 'paths of letters, digits, blanks and `\\`, `/`, `_`, `:`, `-`, `.`, `"`, `(`, `)` or `^`',
        }),
        description: 'Volumes to mount, each as `<host path>:<container path>`.',
      }),
    ),
    env: optional(
      string({
        pattern: '^[^;,&|]*$',
        expected: withoutSeparators,
        description: 'Environment variable of the container, as `NAME=value`.',
      }),
    ),
    user: optional(
      string({
        pattern: '^[a-zA-Z0-9_-]*$',
        expected: 'letters, digits, `_` or `-`',
        description: 'User inside the container.',
      }),
    ),
    publish: optional(
      string({
        pattern: '^[0-9a-zA-Z:\\-/.]*$',
        expected: 'ports such as `8080:80`, of letters, digits, `:`, `-`, `/` or `.`',
        description: 'Ports to publish.',
        examples: ['8080:80'],
      }),
    ),
    workingDirectory: workingDirectory(),
    timeoutSeconds: timeoutSeconds(),
    ...sharedInputs,
  },
  relations: [
    requiresWhen('action', '^(Create|Run|Pull|Rmi)$', 'image'),
    requiresWhen('action', '^(Start|Stop|Rm|Exec|Logs)$', 'container'),
    requiresWhen('action', '^Exec$', 'cmd'),
  ],
  limits: ['`Inspect` needs `container` or `image`; `Ps`, `Stats` and `Images` need nothing else.'],
  snippet: { action: 'Run', image: 'nginx:latest', publish: '8080:80' },
})
