import { operationNamed } from '../../aws/operation-name.js'
import { apiCallsOf } from '../../document/api-calls.js'
import { isInOtherCase, meantOperation } from '../../document/meant-operation.js'
import { didYouMean } from '../../languages/nearest.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { indexWords } from '../../aws/catalogue.js'
import { serviceOf } from './known-calls.js'

export const unknownOperation = rule({
  name: 'unknown-operation',
  severity: 'warning',
  kinds: runbooks,
  needs: 'API calls',
  summary: 'A step calls an operation that the service does not have.',
  why: 'The step fails. A near miss is an error; services gain operations at any time, so another name is a warning, and so is one in another letter case, which may be taken.',
  page: 'automation-action-executeAwsApi',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const call of apiCallsOf(document)) {
      const service = serviceOf(call, engines)
      if (!service || call.api.trim() === '' || operationNamed(service, call.api) !== undefined) continue
      const meant = meantOperation(service, call.api)
      found.push({
        range: call.apiNode,
        severity: meant === undefined || isInOtherCase(call.api, meant) ? 'warning' : 'error',
        message:
          meant === undefined
            ? `\`${service.name}\` has no operation \`${call.api}\` in ${indexWords}`
            : `\`${service.name}\` has no operation \`${call.api}\`${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [replaceWith(call.apiNode, meant)] }),
      })
    }
    return found
  },
})
