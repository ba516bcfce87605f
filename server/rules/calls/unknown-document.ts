import { type Call, callsOf } from '../../document/calls.js'
import { ownedAsOf, type Repository } from '../../document/repository.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { commands, type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const unknownDocument = rule({
  name: 'unknown-document',
  severity: 'warning',
  kinds: [...runbooks, ...commands],
  needs: 'calls',
  summary:
    'A step calls a document that is not among those of AWS, or whose name is nearly that of another one in the repository.',
  why: 'The step fails when there is no such document. AWS adds documents at any time, and a document may be made elsewhere, so this is a warning. Families that AWS shares with the accounts of one service only, such as `AWSManagedServices-`, are not judged.',
  aws: ['Invalid document: X', 'InvalidDocument'],

  check(document, { repository }) {
    const found: Finding[] = []
    for (const call of callsOf(document)) {
      if (call.account || call.name === 'AWS-Noop' || repository.find(call.name).length > 0) continue
      const finding = isReserved(call.name) ? missingAtAws(call, repository) : nearMiss(call, repository)
      if (finding) found.push(finding)
    }
    return found
  },
})

/** Only AWS can make documents with such names. */
const isReserved = (name: string): boolean => /^(?:aws|amazon|amzn)/i.test(name)

function missingAtAws(call: Call, repository: Repository): Finding | undefined {
  if (repository.ownedByAws(call.name) !== false) return undefined
  const meant = nearest(call.name, repository.names())
  if (meant === undefined && !isOfListedFamily(call.name, repository)) return undefined
  return {
    range: call.nameRange,
    message: `AWS had no document \`${call.name}\` in ${ownedAsOf}${didYouMean(meant)}`,
    ...fixes(call, meant),
  }
}

/** Some families, such as those of AWS Managed Services, are shared with the accounts of a service only, so the list has none of them. */
function isOfListedFamily(name: string, repository: Repository): boolean {
  const family = name.slice(0, name.indexOf('-') + 1)
  return [...repository.names()].some((other) => other.startsWith(family) && repository.ownedByAws(other) === true)
}

/** A slip of letters is reported; another number is another document. With the prefix of AWS mistyped it is meant to be one of theirs. */
function nearMiss(call: Call, repository: Repository): Finding | undefined {
  const isNearlyReserved = /^[aws]{2,5}[-_]/i.test(call.name)
  const names = isNearlyReserved ? repository.names() : repository.localNames()
  const meant = nearest(
    call.name,
    [...names].filter((name) => isSlip(call.name, name)),
  )
  if (meant === undefined) return undefined
  return {
    range: call.nameRange,
    message: `no document here is named \`${call.name}\`${didYouMean(meant)}`,
    ...fixes(call, meant),
  }
}

const fixes = ({ nameRange }: Call, meant: string | undefined) =>
  meant === undefined ? {} : { fixes: [replaceWith(nameRange, meant)] }

const digits = (name: string): string => name.replace(/[^0-9]/g, '')

/** Whether one name may be a slip for the other; there may be thousands to compare. */
function isSlip(name: string, meant: string): boolean {
  if (Math.abs(name.length - meant.length) > 1) return false
  return (name.length >= 12 && digits(name) === digits(meant)) || name.toLowerCase() === meant.toLowerCase()
}
