import { definePlugin } from '../action.js'
import { oneOf, optional, string } from '../values.js'
import { mapOrText } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

export const configurePackage = definePlugin({
  name: 'aws:configurePackage',
  summary: 'Install or remove a Distributor package.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'MacOS', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    // The patterns are those of AWS-ConfigureAWSPackage.
    name: string({
      pattern: '^[a-zA-Z0-9/:._-]{1,256}$',
      expected: 'the name or ARN of a package',
      description: 'Name or ARN of the package.',
      examples: ['AmazonCloudWatchAgent'],
    }),
    action: oneOf(['Install', 'Uninstall'], { description: 'Whether to install or to remove the package.' }),
    installationType: optional(
      oneOf(['Uninstall and reinstall', 'In-place update'], {
        default: 'Uninstall and reinstall',
        description:
          'How a version that is already there is replaced. `In-place update` runs the update script of the package, which packages ' +
          'published by AWS do not have.',
      }),
    ),
    version: optional(
      string({
        pattern: '^[a-zA-Z0-9._-]{0,128}$',
        expected: 'up to 128 letters, digits, `_`, `-` or `.`, such as `1.0.0` or `latest`',
        description:
          'Version to install or remove. When empty or `latest`: the newest one to install, the installed one to remove.',
      }),
    ),
    additionalArguments: optional(
      mapOrText(
        'Values for the scripts of the package, which get them as environment variables. Every key starts with `SSM_`; the whole is ' +
          'at most 4096 characters.',
        4096,
      ),
    ),
    ...sharedInputs,
  },
  limits: [
    'The agent picks the file of the package by platform, platform version and architecture of the node.',
    "The user guide's list for macOS leaves this plugin out, though the agent has it there.",
  ],
  snippet: { name: 'AmazonCloudWatchAgent', action: 'Install' },
})
