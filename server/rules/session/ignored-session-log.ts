import { type Finding, rule } from '../rule.js'
import { isAbsent, preference, sessionTypeOf } from './session-values.js'

export const ignoredSessionLog = rule({
  name: 'ignored-session-log',
  severity: 'warning',
  kinds: ['Session'],
  summary: 'A log is configured for sessions to a port.',
  why: 'Systems Manager does not see what goes through the tunnel and writes no log of it.',
  page: 'session-manager-logging',

  check(document) {
    if (sessionTypeOf(document) !== 'Port') return []
    const found: Finding[] = []
    for (const name of ['s3BucketName', 'cloudWatchLogGroupName']) {
      const entry = preference(document, name)
      if (!entry || isAbsent(entry.value)) continue
      found.push({ range: entry.key, message: `\`${name}\` has no effect: sessions to a port are not logged` })
    }
    return found
  },
})
