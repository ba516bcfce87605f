import { sessionPlatforms } from '../../../schemas/session.js'
import { listOf } from '../../document/describe.js'
import { keyText } from '../../syntax/tree.js'
import { rule } from '../rule.js'
import { sessionTypeOf } from './session-values.js'

export const missingSessionCommands = rule({
  name: 'missing-session-commands',
  severity: 'error',
  kinds: ['Session'],
  summary: 'The commands of a session stand under no operating system.',
  why: 'The agent looks under the name of the operating system of its node. Without a block for it there is no command, and the session ends at once.',
  aws: 'Commands cannot be empty for session type X',
  page: 'session-manager-schema',

  check(document) {
    const type = sessionTypeOf(document)
    const properties = document.entry('properties')
    if (type !== 'InteractiveCommands' && type !== 'NonInteractiveCommands') return []
    if (properties?.value.kind !== 'map') return []
    const known: readonly string[] = sessionPlatforms
    const { entries } = properties.value
    if (entries.some(({ key }) => key.dynamic || known.includes(keyText(key).toLowerCase()))) return []
    return [
      {
        range: properties.key,
        message: `\`properties\` needs commands for ${listOf(known.map((each) => `\`${each}\``))}`,
      },
    ]
  },
})
