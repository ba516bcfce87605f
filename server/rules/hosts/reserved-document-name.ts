import { rule } from '../rule.js'

export const reservedDocumentName = rule({
  name: 'reserved-document-name',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A document is given a name that AWS keeps for its own.',
  why: 'Systems Manager refuses names that begin with `aws`, `amazon` or `amzn`, whatever the letter case.',
  aws: 'Invalid document name X',

  *check(_document, { resource }) {
    const name = resource?.properties.get('Name')
    const prefix = /^(?:aws|amazon|amzn)/i.exec(name?.value ?? '')?.[0]
    if (!name || prefix === undefined) return
    yield {
      range: name.range,
      message: `names that begin with \`${prefix}\` are reserved for AWS; begin \`${name.value}\` otherwise`,
    }
  },
})
