import { otherMembersOf } from '../../aws/boto3-clients.js'
import { methodName, methodsOf, operationOfMethodName } from '../../aws/operation-name.js'
import type { Service } from '../../aws/service.js'
import { guesser } from '../../languages/nearest.js'
import { indexWords } from '../../aws/catalogue.js'
import { misnamed } from './misnamed.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { knownUses } from './known-uses.js'

export const unknownBoto3Method = rule({
  name: 'unknown-boto3-method',
  severity: 'warning',
  kinds: runbooks,
  needs: 'boto3 uses',
  summary: 'A Python script uses a method that the boto3 client does not have.',
  why: 'Python raises an AttributeError and the step fails. A near miss is an error; services gain operations at any time, so another name is a warning.',
  aws: "'X' object has no attribute 'Y'",
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const guessers = new Map<Service, ReturnType<typeof guesser>>()
    const found: Finding[] = []
    for (const { of, service, member, script } of knownUses(document, engines)) {
      if (of !== 'client' || member.text.startsWith('_')) continue
      const others = otherMembersOf(service)
      if (others.includes(member.text) || operationOfMethodName(service, member.text) !== undefined) continue
      const guess = guessers.get(service) ?? guesser([...methodsOf(service).keys(), ...others])
      guessers.set(service, guess)
      const asApi = service.operation(member.text) ? methodName(member.text) : undefined
      const range = script.rangeOf(member.start, member.end)
      const what = `the client of \`${service.name}\` has no method \`${member.text}\``
      found.push(misnamed(range, what, member.text, asApi ?? guess(member.text), indexWords))
    }
    return found
  },
})
