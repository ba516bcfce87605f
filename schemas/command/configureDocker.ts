import { definePlugin } from '../action.js'
import { oneOf } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

export const configureDocker = definePlugin({
  name: 'aws:configureDocker',
  summary: 'Install or remove Docker on the node.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    action: oneOf(['Install', 'Uninstall'], { description: 'Whether to install or to remove Docker.' }),
    ...sharedInputs,
  },
  limits: ['On Windows the installation may reboot the node.'],
  snippet: { action: 'Install' },
})
