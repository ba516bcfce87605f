import { rule } from '../rule.js'
import { misspeltProperty } from './misspelt-property.js'

export const missingContent = rule({
  name: 'missing-content',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource has no content, because the name of the property is mistyped.',
  why: 'CloudFormation and Terraform know no such property and need the right one, so they refuse the resource.',
  aws: ['Encountered unsupported property X', 'required key [Content] not found'],

  check(_document, { resource }) {
    if (!resource || resource.properties.has('Content')) return []
    const finding = misspeltProperty(resource, 'Content')
    return finding ? [finding] : []
  },
})
