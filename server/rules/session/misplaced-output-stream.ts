import { sessionPlatforms } from '../../../schemas/session.js'
import { entryOf, valueAt } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { sessionTypeOf } from './session-values.js'

export const misplacedOutputStream = rule({
  name: 'misplaced-output-stream',
  severity: 'warning',
  kinds: ['Session'],
  summary: 'The streams of a session are to be separate, which its type cannot do.',
  why: 'Only sessions of type `NonInteractiveCommands` have separate streams; a terminal has one.',
  page: 'session-manager-schema',

  check(document) {
    const type = sessionTypeOf(document)
    if (type !== 'InteractiveCommands' && type !== 'Standard_Stream') return []
    const found: Finding[] = []
    for (const platform of sessionPlatforms) {
      const entry = entryOf(valueAt(document.entry('properties')?.value, platform), 'separateOutputStream')
      if (entry)
        found.push({
          range: entry.key,
          message: `\`separateOutputStream\` has no effect in a session of type \`${type}\``,
        })
    }
    return found
  },
})
