import { fixedText } from '../../document/inputs.js'
import { meantKey } from '../../document/meant-key.js'
import { didYouMean, lengthened, nearest } from '../../languages/nearest.js'
import { type Entry, entryOf, keyText, writtenKey } from '../../syntax/tree.js'
import { correction, type Finding, rule } from '../rule.js'
import { sessionParts } from './session-parts.js'
import { sessionTypeOf } from './session-values.js'

export const unknownSessionKey = rule({
  name: 'unknown-session-key',
  severity: 'warning',
  kinds: ['Session'],
  summary:
    'A Session document has a preference, a property or a type of forwarding that Session Manager does not know.',
  why: 'The document is accepted and what is not known has no effect, so that a session may be without its log, its limit or its tunnel.',
  page: 'session-manager-schema',

  check(document) {
    const found: Finding[] = []
    for (const { map, known, lacks } of sessionParts(document)) {
      const names = new Set(known.map((name) => name.toLowerCase()))
      for (const { key } of map.entries) {
        // Near misses are read as what was meant, and told elsewhere; so are other letter cases.
        if (key.dynamic || names.has(keyText(key).toLowerCase())) continue
        const meant = meantKey(map, keyText(key), known)
        found.push({
          range: key,
          message: `${lacks} \`${writtenKey(key)}\`${didYouMean(meant) || '; it has no effect'}`,
          ...(meant !== undefined && { fixes: [correction(key, keyText(key), meant)] }),
        })
      }
    }
    if (sessionTypeOf(document) === 'Port')
      for (const finding of otherForwarding(entryOf(document.entry('properties')?.value, 'type'))) found.push(finding)
    return found
  },
})

const forwarding = 'LocalPortForwarding'

/** Any other text than the one that is known makes a raw stream. */
function* otherForwarding(entry: Entry | undefined): Generator<Finding> {
  const text = fixedText(entry?.value)
  if (!entry || text === undefined || text === '' || text === forwarding) return
  const meant = nearest(text, [forwarding]) ?? lengthened(text, [forwarding])
  yield {
    range: entry.value,
    message: `no forwarding is of the type \`${text}\`${didYouMean(meant) || `; write \`${forwarding}\`, or leave it out for a raw stream`}`,
    ...(meant !== undefined && { fixes: [correction(entry.value, text, meant)] }),
  }
}
