import { atLeastOneOf, defineAction, excludesWhen, requiresWhen } from '../action.js'
import { optional, string, stringMap } from '../values.js'
import { runtimes } from './runtimes.js'

export const executeScript = defineAction({
  name: 'aws:executeScript',
  summary: 'Run a Python or PowerShell script in a sandbox of AWS.',
  page: 'automation-action-executeScript',
  impact: 'Undetermined',
  inputs: {
    // No list of allowed words: AWS adds and refuses runtimes over time, and `runtimes` says since when.
    Runtime: string({
      description: 'Language and version that run the script, spelt exactly so: `python3.11` or `PowerShell 7.4`.',
      examples: runtimes.filter(({ status }) => status === 'current').map(({ name }) => name),
      format: 'runtime',
      expected: 'a runtime such as `python3.11`',
    }),
    Handler: optional(
      string({
        description:
          'Function to call, which takes `(events, context)`; for an attached file, the file without `.py`, a dot and the function. Needed for Python, not for PowerShell.',
      }),
    ),
    // The page types it String, yet every sample hands over an object.
    InputPayload: optional(
      stringMap({
        description:
          'Values for the script: the first argument of a Python handler, or JSON text in the environment variable `InputPayload` of PowerShell.',
        also: ['String', 'MapList'],
      }),
    ),
    Script: optional(
      string({
        description:
          'Text of the script. References within it are replaced before it runs, so that untrusted values become code; hand them over as `InputPayload` instead.',
        format: 'python-or-powershell',
      }),
    ),
    Attachment: optional(
      string({
        description:
          'Attached file with the script: a key of `files` at the top of the document. `.py` or `.zip` for Python, `.zip` for PowerShell.',
      }),
    ),
  },
  relations: [
    requiresWhen('Runtime', '^python', 'Handler'),
    excludesWhen('Runtime', '^PowerShell', 'Handler'),
    requiresWhen('Runtime', '^PowerShell', 'Script'),
    atLeastOneOf(['Script', 'Attachment'], 'inferred'),
  ],
  outputs: {
    Payload: {
      type: 'String',
      description: 'JSON text of what the script returns; at most 100 KB, and 100 items of a list.',
    },
  },
  step: {
    timeout: { default: 600, cap: 600 },
    outputs: 'allowed',
    redeclared: 'shown',
    selectorKey: 'Payload',
    selectorRoot: 'an object whose `Payload` is what the script returns, so that selectors begin with `$.Payload`',
  },
  calls: [{ service: 's3', operation: 'GetObject', when: '`Attachment` is given' }],
  permissions: {
    always: [],
    sometimes: [
      's3:GetObject',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
    ],
  },
  limits: [
    'The script may run for 10 minutes at most, whatever `timeoutSeconds` says.',
    'Without an assume role the script has no AWS permissions at all.',
    'Python has 512 MB of memory, PowerShell 1024 MB, both 512 MB of disk.',
    'Throttled calls are not repeated for the script.',
  ],
  snippet: {
    Runtime: 'python3.11',
    Handler: 'script_handler',
    InputPayload: { name: 'world' },
    Script: "def script_handler(events, context):\n    return {'greeting': 'Hello ' + events['name']}\n",
  },
})
