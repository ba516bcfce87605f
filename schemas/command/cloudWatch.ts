import { definePlugin } from '../action.js'
import { mapList, object, oneOf, optional, string, stringList, stringMap } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

/** The step's `settings`, beside `inputs`; no other plugin has any. */
export const cloudWatchSettings = object(
  {
    startType: oneOf(['Enabled', 'Disabled'], { description: 'Whether the plugin runs on the node from now on.' }),
  },
  { open: true, description: 'Settings of the plugin, which stand beside its inputs.' },
)

const component = object(
  {
    Id: string({
      description: 'Name of the source or destination, unique in this configuration; `Flows` refers to it.',
    }),
    FullName: string({ description: 'Full .NET name of the component.' }),
    Parameters: optional(stringMap({ description: 'Parameters of the component, which depend on its kind.' })),
  },
  { open: true },
)

// The nesting below comes from the sample in the user guide alone, hence `open` everywhere.
const engineConfiguration = object(
  {
    PollInterval: optional(
      string({ description: 'How often data is sent, as `HH:MM:SS`; at least 5 seconds.', examples: ['00:00:15'] }),
    ),
    Components: optional(mapList({ item: component, description: 'Sources of data and where it is sent to.' })),
    Flows: optional(
      object(
        {
          Flows: optional(
            stringList({
              description: 'Which source feeds which destination, such as `(ApplicationEventLog),CloudWatchLogs`.',
            }),
          ),
        },
        { open: true, description: 'The connections between components.' },
      ),
    ),
  },
  { open: true, description: 'What to collect and where to send it.' },
)

export const cloudWatch = definePlugin({
  name: 'aws:cloudWatch',
  summary: 'Send Windows event logs, log files and performance counters to CloudWatch.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  deprecated: 'is not supported any more; the unified CloudWatch agent replaces it',
  openInputs: true,
  inputsOptional: true,
  inputs: {
    EngineConfiguration: optional(engineConfiguration),
    ...sharedInputs,
  },
  limits: [
    'The step needs `settings` with a `startType`, beside `inputs`.',
    'In a 1.2 document `properties` is one map, or the text of one as JSON, rather than a list.',
  ],
  snippet: {},
})
