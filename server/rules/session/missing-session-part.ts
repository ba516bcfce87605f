import { needsInputs, needsProperties } from '../../../schemas/session.js'
import { keysKnown } from '../../document/known-names.js'
import { documentHead } from '../places.js'
import { type Finding, rule } from '../rule.js'
import { sessionTypeOf } from './session-values.js'

export const missingSessionPart = rule({
  name: 'missing-session-part',
  severity: 'error',
  kinds: ['Session'],
  summary: 'A Session document lacks the part that its session type needs.',
  why: 'Without `properties` there is no command to run and no port to connect to: the session fails. Of `inputs` AWS says that a shell session needs them; that is a warning.',
  aws: ['Commands cannot be empty for session type X', 'Port number is empty in session properties. X'],
  page: 'session-manager-schema',

  check(document) {
    if (!keysKnown(document)) return []
    const type = sessionTypeOf(document)
    const range = document.entry('sessionType')?.value ?? documentHead(document)
    const found: Finding[] = []
    if (needsProperties.some((each) => each === type) && !document.entry('properties'))
      found.push({ range, message: `a session of type \`${type}\` needs \`properties\`` })
    if (needsInputs.some((each) => each === type) && !document.entry('inputs'))
      found.push({ range, severity: 'warning', message: `a session of type \`${type}\` needs \`inputs\`` })
    return found
  },
})
