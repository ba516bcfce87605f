import { documentKind } from '../../../schemas/documents.js'
import { statedKind } from '../../hosts/kind-of-content.js'
import { rule } from '../rule.js'

export const unsupportedDocumentType = rule({
  name: 'unsupported-document-type',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A document is of a type of which CloudFormation makes none.',
  why: 'CloudFormation refuses the resource. Documents of this type are made by other means, such as the API.',

  check(_document, { resource }) {
    const stated = resource?.properties.get('DocumentType')
    const kind = resource && statedKind(resource)
    if (
      resource?.host !== 'CloudFormation' ||
      !stated ||
      kind === undefined ||
      documentKind(kind)?.cloudFormation !== false
    )
      return []
    return [
      {
        range: stated.range,
        message: `CloudFormation makes no documents of type \`${kind}\`; create this one otherwise`,
      },
    ]
  },
})
