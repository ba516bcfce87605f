import { isFirstVersion } from '../../../schemas/command/document.js'
import { rule } from '../rule.js'
import { isMistyped } from './meant-property.js'
import { adding } from './stating.js'

export const missingDocumentType = rule({
  name: 'missing-document-type',
  severity: 'error',
  needs: 'resource',
  summary: 'A resource states no document type for content that needs one.',
  why: 'Only documents of schema version 1.2 may go without a type, and become Command documents. Systems Manager refuses others; Terraform wants a type for all.',
  aws: 'Document type is required for schema version 2.2',

  check({ kind, schemaVersion }, { resource }) {
    if (!resource || resource.properties.has('DocumentType') || isMistyped(resource, 'DocumentType')) return []
    const mayLack = schemaVersion === undefined || (kind === 'Command' && isFirstVersion(schemaVersion))
    if (mayLack && resource.host === 'CloudFormation') return []
    return [
      {
        range: resource.range,
        message: `the resource has no \`${resource.nameOf('DocumentType')}\`; its content is of type \`${kind}\``,
        fixes: adding(resource, 'DocumentType', kind, true),
      },
    ]
  },
})
