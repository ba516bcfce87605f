import { forbiddenHosts } from '../../../schemas/session.js'
import { fixedText } from '../../document/inputs.js'
import { valueAt } from '../../syntax/tree.js'
import { rule } from '../rule.js'

export const forbiddenHost = rule({
  name: 'forbidden-host',
  severity: 'error',
  kinds: ['Session'],
  summary: 'A session forwards to an address that the agent does not forward to.',
  why: 'The addresses of instance metadata, DNS, time and credentials are closed, so that a session cannot borrow the rights of the node.',
  aws: 'Forwarding to IP address X is forbidden.',
  page: 'session-manager-schema',

  check(document) {
    const node = valueAt(document.entry('properties')?.value, 'host')
    const text = fixedText(node)?.toLowerCase()
    if (!node || text === undefined || !forbiddenHosts.includes(text)) return []
    return [{ range: node, message: `the agent does not forward to \`${text}\`` }]
  },
})
