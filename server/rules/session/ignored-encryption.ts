import { type Finding, rule } from '../rule.js'
import { isAbsent, isSet, preference } from './session-values.js'

export const ignoredEncryption = rule({
  name: 'ignored-encryption',
  severity: 'info',
  kinds: ['Session'],
  summary: 'The log of a session is to be encrypted, and there is none.',
  why: 'The flag demands that the bucket, or the log group, is encrypted. Without one the session is not logged at all, and the flag has no effect.',
  page: 'session-manager-logging',

  check(document) {
    const found: Finding[] = []
    for (const [name, target] of targets) {
      const flag = preference(document, name)
      if (!flag || !isSet(flag.value) || !isAbsent(preference(document, target)?.value)) continue
      found.push({ range: flag.key, message: `\`${name}\` has no effect without \`${target}\`` })
    }
    return found
  },
})

const targets = [
  ['s3EncryptionEnabled', 's3BucketName'],
  ['cloudWatchEncryptionEnabled', 'cloudWatchLogGroupName'],
] as const
