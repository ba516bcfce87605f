import { updateMethods } from '../../../schemas/document-resource.js'
import { rule } from '../rule.js'
import { noSuchWord } from './stating.js'

export const unknownUpdateMethod = rule({
  name: 'unknown-update-method',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource states a way to update its document that there is not.',
  why: 'CloudFormation refuses the resource.',

  check(_document, { resource }) {
    const stated = resource?.host === 'CloudFormation' ? resource.properties.get('UpdateMethod') : undefined
    return stated ? noSuchWord(stated, updateMethods, 'update method', '`NewVersion` and `Replace`') : []
  },
})
