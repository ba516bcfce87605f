import { documentHead } from '../places.js'
import { rule } from '../rule.js'

export const unwrappedTemplate = rule({
  name: 'unwrapped-template',
  severity: 'error',
  kinds: ['CloudFormation', 'ConformancePackTemplate'],
  summary: 'A CloudFormation template stands in a document as it is.',
  why: 'Systems Manager wants the template under `templateBody`, beside `schemaVersion`. For conformance packs that is not known for certain: a warning.',
  aws: 'object has missing required properties (["schemaVersion","templateBody"]) - parent node: /',
  page: 'application-manager-working-templates-overview',

  check(document) {
    const resources = document.entry('Resources')
    if (!resources || document.entry('templateBody')) return []
    return [
      {
        range: resources.key,
        severity: document.kind === 'CloudFormation' ? 'error' : 'warning',
        message: "the template has to stand under `templateBody`, beside `schemaVersion: '1.0'`",
        related: [{ range: documentHead(document), message: 'the template begins here' }],
      },
    ]
  },
})
