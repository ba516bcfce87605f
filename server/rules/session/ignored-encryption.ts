import { rule } from '../rule.js'
import { isAbsent, isSet, preference } from './session-values.js'

export const ignoredEncryption = rule({
  name: 'ignored-encryption',
  severity: 'info',
  kinds: ['Session'],
  summary: 'The log of a session is to be encrypted, and there is none.',
  why: 'The flag demands that the bucket, or the log group, is encrypted. Without one the session is not logged at all, and the flag has no effect.',
  page: 'session-manager-logging',

  *check(document) {
    for (const [name, target] of targets) {
      const flag = preference(document, name)
      if (!flag || !isSet(flag.value) || !isAbsent(preference(document, target)?.value)) continue
      yield { range: flag.key, message: `\`${name}\` has no effect without \`${target}\`` }
    }
  },
})

const targets = [
  ['s3EncryptionEnabled', 's3BucketName'],
  ['cloudWatchEncryptionEnabled', 'cloudWatchLogGroupName'],
] as const
