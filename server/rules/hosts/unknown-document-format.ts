import { documentFormats } from '../../../schemas/document-resource.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { rule } from '../rule.js'
import { stating } from './stating.js'

export const unknownDocumentFormat = rule({
  name: 'unknown-document-format',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource states a document format that there is not.',
  why: 'Systems Manager refuses the document when it is created.',
  page: 'documents-creating-content',

  check(_, { resource }) {
    const stated = resource?.properties.get('DocumentFormat')
    if (stated?.value === undefined || documentFormats.includes(stated.value)) return []
    const meant = nearest(stated.value, documentFormats)
    return [
      {
        range: stated.range,
        message: `no document format is named \`${stated.value}\`${didYouMean(meant) || '; there are `JSON`, `YAML` and `TEXT`'}`,
        ...(meant !== undefined && { fixes: [stating(stated, meant, meant === stated.value.toUpperCase())] }),
      },
    ]
  },
})
