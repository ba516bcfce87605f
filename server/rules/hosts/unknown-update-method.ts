import { updateMethods } from '../../../schemas/document-resource.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { rule } from '../rule.js'
import { stating } from './stating.js'

export const unknownUpdateMethod = rule({
  name: 'unknown-update-method',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource states a way to update its document that there is not.',
  why: 'CloudFormation refuses the resource.',

  check(_document, { resource }) {
    const stated = resource?.properties.get('UpdateMethod')
    if (resource?.host !== 'CloudFormation' || stated?.value === undefined || updateMethods.includes(stated.value))
      return []
    const meant = nearest(stated.value, updateMethods)
    return [
      {
        range: stated.range,
        message: `no update method is named \`${stated.value}\`${didYouMean(meant) || '; there are `NewVersion` and `Replace`'}`,
        ...(meant !== undefined && {
          fixes: [stating(stated, meant, meant.toLowerCase() === stated.value.toLowerCase())],
        }),
      },
    ]
  },
})
