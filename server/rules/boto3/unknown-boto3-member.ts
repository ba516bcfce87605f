import { ownMembers } from '../../aws/boto3-clients.js'
import { boto3ScriptsOf } from '../../document/boto3-scripts.js'
import { nearest } from '../../languages/nearest.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { mistyped } from './misnamed.js'

export const unknownBoto3Member = rule({
  name: 'unknown-boto3-member',
  severity: 'error',
  kinds: runbooks,
  needs: 'boto3 scripts',
  summary: 'A Python script mistypes what it takes from boto3 itself, or from a session.',
  why: 'Python raises an AttributeError and the step fails. Only names that are nearly one that there is are told.',
  aws: "module 'boto3' has no attribute 'X'",
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { masked, minor, rangeOf } of boto3ScriptsOf(document)) {
      for (const { of, member } of python.check(masked, minor).boto3.members) {
        const { text, start, end } = member
        if (ownMembers[of].includes(text) || text.startsWith('_')) continue
        const meant = nearest(text, ownMembers[of])
        const what = `${of === 'boto3' ? 'boto3' : 'a session of boto3'} has no \`${text}\``
        if (meant !== undefined) found.push(mistyped(rangeOf(start, end), what, text, meant))
      }
    }
    return found
  },
})
