import { type Call, callsOf } from '../../document/calls.js'
import { isReserved, meantDocument } from '../../document/meant-document.js'
import { ownedAsOf, type Repository } from '../../document/repository.js'
import { didYouMean } from '../../languages/nearest.js'
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

function missingAtAws(call: Call, repository: Repository): Finding | undefined {
  if (repository.ownedByAws(call.name) !== false) return undefined
  const meant = meantDocument(call.name, repository)
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

function nearMiss(call: Call, repository: Repository): Finding | undefined {
  const meant = meantDocument(call.name, repository)
  if (meant === undefined) return undefined
  return {
    range: call.nameRange,
    message: `no document here is named \`${call.name}\`${didYouMean(meant)}`,
    ...fixes(call, meant),
  }
}

const fixes = ({ nameRange }: Call, meant: string | undefined) =>
  meant === undefined ? {} : { fixes: [replaceWith(nameRange, meant)] }
