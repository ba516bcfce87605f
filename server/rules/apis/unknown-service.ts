import { indexWords, serviceNamed, serviceNames, servicesAlsoNamed } from '../../aws/catalogue.js'
import { apiCallsOf } from '../../document/api-calls.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import type { Range } from '../../syntax/tree.js'
import { shortList } from './short-list.js'

export const unknownService = rule({
  name: 'unknown-service',
  severity: 'warning',
  kinds: runbooks,
  needs: 'API calls',
  summary: 'A step calls a service that boto3 does not have.',
  why: 'The step fails. Services are named as boto3 names their clients. A name that is nearly, or elsewhere, that of a service is an error; AWS adds services at any time, so another name, or a short one that is a letter off, is a warning.',
  aws: "Unknown service: 'X'. Valid service names are: …",
  page: 'automation-action-executeAwsApi',

  check(document) {
    const found: Finding[] = []
    for (const { service, serviceNode } of apiCallsOf(document)) {
      const name = service.trim()
      if (name !== '' && serviceNamed(service) === undefined) found.push(unknownServiceAt(serviceNode, name))
    }
    return found
  },
})

/** Names up to this length are often one letter off another service's by chance. */
const longestShortName = 4

/** The finding for a name that no boto3 client has. */
export function unknownServiceAt(range: Range, name: string): Finding {
  const also = servicesAlsoNamed(name)
  if (also.length > 1) {
    return {
      range,
      severity: 'error',
      message: `no boto3 client is named \`${name}\`; it is one of ${shortList(also)}`,
    }
  }
  const meant = also[0] ?? nearest(name, serviceNames)
  const isCertain = also.length > 0 || (meant !== undefined && name.length > longestShortName)
  const fault = isCertain ? `no boto3 client is named \`${name}\`` : `\`${name}\` is not a service of ${indexWords}`
  return {
    range,
    severity: isCertain ? 'error' : 'warning',
    message: `${fault}${didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [replaceWith(range, meant)] }),
  }
}
