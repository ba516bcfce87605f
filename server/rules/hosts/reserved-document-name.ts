import { rule } from '../rule.js'

export const reservedDocumentName = rule({
  name: 'reserved-document-name',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A document is given a name that AWS keeps for its own.',
  why: 'Systems Manager refuses names that begin with `amazon` or `amzn`, or like those of the documents of AWS with `AWS-`, `AWSEC2-` or `AWSSupport-`, whatever the letter case. Of further prefixes with `aws` it is not known which it refuses.',
  aws: 'Invalid document name X',

  check(_document, { resource }) {
    const name = resource?.properties.get('Name')
    const prefix = reserved.exec(name?.value ?? '')?.[0]
    if (!name || prefix === undefined) return []
    const isSure = prefix.toLowerCase() !== 'aws'
    const are = isSure ? 'are' : 'may be'
    return [
      {
        range: name.range,
        severity: isSure ? 'error' : 'warning',
        message: `names that begin with \`${prefix}\` ${are} reserved for AWS; begin \`${name.value}\` otherwise`,
      },
    ]
  },
})

/** The reference names `aws` too, but `awsRestart` or `aws_restart` are taken. */
const reserved = /^(?:amazon|amzn|aws(?:(?:ec2|support|configremediation)?-)?)/i
