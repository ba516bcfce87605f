import { didYouMean } from '../../languages/nearest.js'
import { type Finding, rule } from '../rule.js'
import { unknownProperties } from './meant-property.js'
import { stating } from './stating.js'

export const unknownProperty = rule({
  name: 'unknown-property',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource has a property that there is not.',
  why: 'CloudFormation and Terraform refuse resources with properties that they do not know. One that is not like any other is a warning in CloudFormation, which may get new ones, and left to Terraform, whose arguments depend on the version of its provider.',
  aws: ['Encountered unsupported property X', 'required key [Content] not found'],

  check(_document, { resource }) {
    if (!resource || resource.isCustom) return []
    return unknownProperties(resource).flatMap(({ property, meant }): Finding[] => {
      const { name, key: range } = property
      if (meant === undefined && resource.host === 'Terraform') return []
      const isSame = meant?.toLowerCase() === name.toLowerCase()
      return [
        {
          range,
          message: `the resource has no property \`${name}\`${didYouMean(meant)}`,
          ...(meant === undefined ? { severity: 'warning' } : { fixes: [stating({ range }, meant, isSame)] }),
        },
      ]
    })
  },
})
