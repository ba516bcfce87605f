import { definePlugin } from '../action.js'
import { either, object, oneOf, optional, string } from '../values.js'
import { sharedInputs } from './shared-inputs.js'
import { type SourceType, sourceInfoKeys, sourceTypes } from './source-info.js'

export const downloadContent = definePlugin({
  name: 'aws:downloadContent',
  summary: 'Download scripts or documents from GitHub, Git, HTTP, S3 or Systems Manager to the node.',
  page: 'documents-command-ssm-plugin-reference',
  platforms: ['Linux', 'Windows'],
  schemaVersions: ['2.0', '2.2'],
  inputs: {
    sourceType: oneOf<SourceType>(sourceTypes, { description: 'Where the content is downloaded from.' }),
    sourceInfo: either<Record<string, unknown> | string>(
      'StringMap',
      [object(sourceInfoKeys, { open: true }), string({ format: 'json' })],
      {
        also: ['String'],
        expected: 'a map, or the text of a JSON object',
        description: 'What to download. The keys depend on `sourceType`.',
      },
    ),
    destinationPath: optional(
      string({
        description:
          'Where the content goes. A relative path is below the download folder of the command, which is also the default. A path ' +
          'that ends with a separator keeps the name of the file.',
      }),
    ),
    ...sharedInputs,
  },
  limits: ['The agent for macOS does not have this plugin.'],
  snippet: { sourceType: 'S3', sourceInfo: { path: 'https://s3.amazonaws.com/amzn-s3-demo-bucket/script.sh' } },
})
