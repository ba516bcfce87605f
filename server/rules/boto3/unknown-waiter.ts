import { methodName } from '../../aws/operation-name.js'
import { nearest } from '../../languages/nearest.js'
import { indexWords } from '../../aws/catalogue.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { knownUses } from './known-uses.js'
import { misnamed } from './misnamed.js'
import { namedArgument } from './named-argument.js'

export const unknownWaiter = rule({
  name: 'unknown-waiter',
  severity: 'warning',
  kinds: runbooks,
  needs: 'boto3 uses',
  summary: 'A Python script asks for a waiter that the boto3 client does not have.',
  why: 'boto3 raises a ValueError and the step fails. A near miss is an error; boto3 gains waiters at any time, so another name is a warning.',
  aws: 'Waiter does not exist: X',
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const use of knownUses(document, engines)) {
      const name = namedArgument(use, 'get_waiter', 'waiter_name')
      if (!name) continue
      const waiters = [...use.service.waiters.keys()].map(methodName)
      if (waiters.includes(name.text)) continue
      const what = `the client of \`${use.service.name}\` has no waiter \`${name.text}\``
      const range = use.script.rangeOf(name.start, name.end)
      found.push(misnamed(range, what, name.text, nearest(name.text, waiters), indexWords))
    }
    return found
  },
})
