import { isFirstVersion } from '../../../schemas/command/document.js'
import { keyText } from '../../syntax/tree.js'
import { rule } from '../rule.js'

export const unorderedPlugins = rule({
  name: 'unordered-plugins',
  severity: 'warning',
  kinds: ['Command'],
  summary: 'A document of schema version 1.2 has several plugins.',
  why: 'The agent runs them in random order, anew each time. With schema version 2.2 steps run from top to bottom.',
  page: 'documents-schemas-features',

  check({ entry, schemaVersion }) {
    const config = entry('runtimeConfig')?.value
    if (!isFirstVersion(schemaVersion) || config?.kind !== 'map') return []
    const [first, second] = config.entries
    if (!first || !second) return []
    return [
      {
        range: second.key,
        message: `\`${keyText(second.key)}\` may run before \`${keyText(first.key)}\`; write steps of schema version 2.2 for a fixed order`,
        related: [{ range: first.key, message: 'the first plugin in the text' }],
      },
    ]
  },
})
