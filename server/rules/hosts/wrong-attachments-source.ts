import { attachmentSources } from '../../../schemas/attachment-sources.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Finding, rule } from '../rule.js'
import { stating } from './stating.js'

export const wrongAttachmentsSource = rule({
  name: 'wrong-attachments-source',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource says in a way that AWS does not take where the attachments of its document come from.',
  why: 'Systems Manager refuses the document. A source has one of three keys and just one value: a folder of S3, a file of S3, or a file of another document. Several files need several sources, or `SourceUrl` with their folder.',

  check(_document, { resource }) {
    const found: Finding[] = []
    for (const { key, values } of resource?.attachments ?? []) {
      if (key?.value !== undefined && !attachmentSources.includes(key.value)) {
        const meant = nearest(key.value, attachmentSources)
        found.push({
          range: key.range,
          message: `no source of attachments is named \`${key.value}\`${didYouMean(meant) || `; there are ${attachmentSources.map((each) => `\`${each}\``).join(', ')}`}`,
          ...(meant !== undefined && { fixes: [stating(key, meant, meant.toLowerCase() === key.value.toLowerCase())] }),
        })
      }
      const second = values?.[1]
      if (second)
        found.push({
          range: second,
          message: `a source of attachments has one value, and this one has ${values.length}; write a source for each`,
        })
    }
    return found
  },
})
