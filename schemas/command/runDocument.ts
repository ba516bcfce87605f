import { definePlugin, requires } from '../action.js'
import { oneOf, optional, string } from '../values.js'
import { mapOrText } from './plugin-values.js'
import { sharedInputs } from './shared-inputs.js'

export const runDocument = definePlugin({
  name: 'aws:runDocument',
  summary: 'Run another Command document within this one.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    documentType: oneOf(['SSMDocument', 'LocalPath'], {
      description: 'Whether the document is in Systems Manager or in a file on the node.',
    }),
    documentPath: optional(
      string({
        description:
          'The document. `SSMDocument`: its name or ARN, with `:` and a version where not the default one is wanted. `LocalPath`: a ' +
          'file; a relative path is looked up below the download folder of the command.',
      }),
    ),
    documentParameters: optional(
      mapOrText('Values for the parameters of the document. Null leaves one at its default.'),
    ),
    ...sharedInputs,
  },
  // Optional in the guide, but the agent fails without it: "Document Path must be provided".
  relations: [requires('documentType', 'documentPath', 'observed')],
  limits: [
    'Documents nest at most 3 levels deep, the outermost included.',
    'A document that uses `aws:updateSsmAgent` cannot be run this way.',
    'The agent for macOS does not have this plugin.',
  ],
  snippet: {
    documentType: 'SSMDocument',
    documentPath: 'AWS-RunShellScript',
    documentParameters: { commands: ['date'] },
  },
})
