import { isEmpty } from '../../syntax/tree.js'
import { rule } from '../rule.js'
import { isAbsent, isSet, preference } from './session-values.js'

export const missingRunAsUser = rule({
  name: 'missing-run-as-user',
  severity: 'warning',
  kinds: ['Session'],
  summary: 'Sessions are to run as a user of the operating system, and none is named.',
  why: 'The user is the one that the IAM tag `SSMSessionRunAs` of the caller names. For a caller without the tag the session fails, unless there is a default user.',
  aws: 'please set the RunAs default user',
  page: 'session-preferences-run-as',

  check(document) {
    const flag = preference(document, 'runAsEnabled')
    const user = preference(document, 'runAsDefaultUser')?.value
    // An empty value is told as such.
    if (!flag || (user && isEmpty(user)) || !isSet(flag.value) || !isAbsent(user)) return []
    return [
      {
        range: flag.key,
        message: '`runAsEnabled` is set without `runAsDefaultUser`; callers without an IAM tag cannot connect',
      },
    ]
  },
})
