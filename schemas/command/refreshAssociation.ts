import { definePlugin } from '../action.js'
import { optional, stringList } from '../values.js'
import { sharedInputs } from './shared-inputs.js'

export const refreshAssociation = definePlugin({
  name: 'aws:refreshAssociation',
  summary: 'Run the State Manager associations of the node now.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'MacOS', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    associationIds: optional(
      stringList({ default: [], description: 'IDs of the associations to run; all of the node when empty.' }),
    ),
    ...sharedInputs,
  },
  limits: ['The step succeeds once the associations are started; State Manager reports how they end.'],
  snippet: { associationIds: [] },
})
