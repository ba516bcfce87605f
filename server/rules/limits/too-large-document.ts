import { maximumContentBytes } from '../../../schemas/documents.js'
import type { SsmDocument } from '../../document/document.js'
import { isOwnedByAws } from '../../document/ownership.js'
import { bytesOf } from '../../text/codes.js'
import { grouped } from '../../text/grouped.js'
import { documentHead } from '../places.js'
import { rule } from '../rule.js'
import { sentText } from './sent-text.js'

export const tooLargeDocument = rule({
  name: 'too-large-document',
  severity: 'error',
  summary: 'The document is larger than AWS takes, or nearly so.',
  why: 'Systems Manager refuses content of more than 64 KB. For documents that run, the values of their parameters count too, so there is a warning from 80 %. Scripts can move into attachments or be downloaded.',
  aws: 'MaxDocumentSizeExceeded',
  page: 'documents-schemas-features',

  check(document, { resource }) {
    // AWS's own documents may be larger.
    if (isOwnedByAws(document)) return []
    const size = sizeOf(document, resource?.isEncoded === true)
    if (size <= maximumContentBytes * 0.8) return []
    const range =
      document.root.entries.length > 0
        ? documentHead(document)
        : { start: 0, end: Math.min(1, document.tree.text.length) }
    const share = `the document has ${grouped(size)} bytes of the ${grouped(maximumContentBytes)} that AWS takes`
    return size > maximumContentBytes
      ? [{ range, message: `${share}; move scripts into attachments or other documents` }]
      : [{ range, severity: 'warning', message: `${share}; the values of parameters count too` }]
  },
})

/** The bytes that are sent. Of a text that is small in any case its characters do. */
function sizeOf(document: SsmDocument, isEncoded: boolean): number {
  const text = sentText(document, isEncoded)
  return text.length * 3 <= maximumContentBytes * 0.8 ? text.length : bytesOf(text)
}
