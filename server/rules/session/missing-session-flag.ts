import { sessionFlags } from '../../../schemas/session.js'
import { listOf } from '../../document/describe.js'
import { hasUnknownKeys } from '../../syntax/tree.js'
import { rule } from '../rule.js'
import { preference, sessionTypeOf } from './session-values.js'

export const missingSessionFlag = rule({
  name: 'missing-session-flag',
  severity: 'info',
  kinds: ['Session'],
  summary: 'The preferences of shell sessions lack a flag that AWS calls required.',
  why: 'The agent takes a missing flag for false. The user guide lists the flags as required.',
  page: 'session-manager-schema',

  check(document) {
    const inputs = document.entry('inputs')
    if (sessionTypeOf(document) !== 'Standard_Stream' || inputs?.value.kind !== 'map') return []
    if (hasUnknownKeys(inputs.value)) return []
    const missing = sessionFlags.filter((name) => !preference(document, name)).map((name) => `\`${name}\``)
    if (missing.length === 0) return []
    return [{ range: inputs.key, message: `the preferences lack ${listOf(missing, 'and')}` }]
  },
})
