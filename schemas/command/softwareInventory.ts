import { definePlugin } from '../action.js'
import { oneOf, optional, string } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

const gatherer = (what: string) =>
  optional(oneOf(['Enabled', 'Disabled'], { description: `Whether to collect ${what}.` }))

export const softwareInventory = definePlugin({
  name: 'aws:softwareInventory',
  summary: 'Collect inventory data of the node.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'MacOS', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    applications: gatherer('installed applications'),
    awsComponents: gatherer('AWS components such as the agent itself'),
    networkConfig: gatherer('the network configuration'),
    windowsUpdates: gatherer('Windows updates'),
    instanceDetailedInformation: gatherer('details of the node such as its processor'),
    services: gatherer('Windows services'),
    windowsRoles: gatherer('Windows roles'),
    customInventory: gatherer('custom inventory'),
    billingInfo: gatherer('billing information of the platform'),
    customInventoryDirectory: optional(
      string({ description: 'Where custom inventory files are. Not in the user guide.' }),
    ),
    files: optional(
      string({
        format: 'json',
        description:
          'Files to collect: text of a JSON list of objects with `Path`, `Pattern`, `Recursive` and `DirScanLimit`.',
        examples: ['[{"Path":"/usr/bin","Pattern":["aws*","*ssm*"],"Recursive":false}]'],
      }),
    ),
    windowsRegistry: optional(
      string({
        format: 'json',
        description:
          'Registry values to collect: text of a JSON list of objects with `Path`, `Recursive` and `ValueNames`.',
        examples: ['[{"Path":"HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\Amazon","Recursive":true}]'],
      }),
    ),
    ...sharedInputs,
  },
  limits: [
    'It runs only when a State Manager association starts it, so it belongs in a Policy document.',
    'A node has one inventory association; a second one fails.',
    'At most 500 files, 5000 directories and 250 registry values are collected, 10 MB in all.',
  ],
  snippet: { applications: 'Enabled', networkConfig: 'Enabled' },
})
