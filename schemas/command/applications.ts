import { definePlugin } from '../action.js'
import { oneOf, optional, string } from '../values.js'
import { sourceHash } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

export const applications = definePlugin({
  name: 'aws:applications',
  summary: 'Install, repair or remove a Windows application from an .msi file.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Windows'],
  schemaVersions: ['1.2', '2.0', '2.2'],
  inputs: {
    action: oneOf(['Install', 'Repair', 'Uninstall'], { description: 'What to do with the application.' }),
    parameters: optional(string({ description: 'More parameters for the installer.' })),
    source: string({ description: 'Where the `.msi` file is: an address (http, https or S3) or a path on the node.' }),
    sourceHash: sourceHash('.msi'),
    ...sharedInputs,
  },
  limits: [
    'The installer runs quietly and is stopped after 3600 seconds; this time cannot be changed.',
    'The installer codes 1641 and 3010 make the agent reboot the node.',
  ],
  snippet: { action: 'Install', source: 'https://example.com/application.msi' },
})
