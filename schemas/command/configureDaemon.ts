import { definePlugin } from '../action.js'
import { oneOf, optional, string } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

/** In the agent's list of names but without code behind it, and in no page of the user guide. */
export const configureDaemon = definePlugin({
  name: 'aws:configureDaemon',
  summary: 'Manage a daemon that comes with a package.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: [],
  schemaVersions: [],
  deprecated: 'is a name which the agent knows but does not carry out',
  inputs: {
    name: string({
      pattern: '^[a-zA-Z_]([-.]?[a-zA-Z0-9_])*$',
      expected: 'letters, digits and `_`, with single `-` or `.` between them, and no digit first',
      description: 'Name of the daemon.',
    }),
    action: oneOf(['Start', 'Stop', 'Remove'], { description: 'What to do with the daemon.' }),
    packagelocation: optional(string({ description: 'Where the package is.' })),
    command: optional(string({ description: 'Command that runs the daemon.' })),
    ...sharedInputs,
  },
  snippet: { name: 'daemon', action: 'Start' },
})
