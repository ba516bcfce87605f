import { conformancePackLimits } from '../../../schemas/cloudformation-template.js'
import { valueAt } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'

export const oversizedTemplate = rule({
  name: 'oversized-template',
  severity: 'warning',
  kinds: ['CloudFormation', 'ConformancePackTemplate'],
  summary: 'A template is larger than its service takes from a caller.',
  why: 'CloudFormation and AWS Config take at most 51,200 bytes that are not in Amazon S3, fewer than a document can hold; a conformance pack has at most 60 parameters.',
  page: 'documents',

  check(document) {
    const body = document.entry('templateBody')
    if (!body) return []
    const { inlineBytes, parameters: most } = conformancePackLimits
    const bytes = new TextEncoder().encode(document.tree.text.slice(body.value.start, body.value.end)).length
    const found: Finding[] = []
    if (bytes > inlineBytes)
      found.push({
        range: body.key,
        message: `the template has ${bytes} bytes; a service takes ${inlineBytes} without Amazon S3`,
      })
    const parameters = valueAt(body.value, 'Parameters')
    if (document.kind !== 'ConformancePackTemplate' || parameters?.kind !== 'map') return found
    const first = parameters.entries[most]
    if (first)
      found.push({
        range: first.key,
        message: `a conformance pack has at most ${most} parameters, found ${parameters.entries.length}`,
      })
    return found
  },
})
