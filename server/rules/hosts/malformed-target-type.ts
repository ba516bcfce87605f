import { rule } from '../rule.js'
import { stating } from './stating.js'

export const malformedTargetType = rule({
  name: 'malformed-target-type',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'The target type of a document is not written as one.',
  why: 'Systems Manager refuses the document. A target type is a resource type of CloudFormation behind a slash; a slash alone means every type.',

  check(_document, { resource }) {
    const type = resource?.properties.get('TargetType')
    if (!resource || type?.value === undefined || /^\/[\w.\-:/]{0,199}$/.test(type.value)) return []
    const meant = /^AWS::[\w:]+$/.test(type.value) ? `/${type.value}` : undefined
    return [
      {
        range: type.range,
        message: `\`${type.value}\` is no target type; write one as in \`${meant ?? '/AWS::EC2::Instance'}\``,
        ...(meant !== undefined && { fixes: [stating(type, meant, true)] }),
      },
    ]
  },
})
