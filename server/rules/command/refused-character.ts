import { stepIndex } from '../../document/step-index.js'
import { rangeWithin } from '../../syntax/positions.js'
import { walk } from '../../syntax/tree.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { commands, type Finding, rule } from '../rule.js'

/** Where the first character stands that the agent refuses in any input of `aws:domainJoin`; -1 where none does. */
export const refusedCharacterIn = (text: string): number => text.search(/[$;|&`]/)

export const refusedCharacter = rule({
  name: 'refused-character',
  severity: 'error',
  kinds: commands,
  summary: 'An input of `aws:domainJoin` has a character which the agent takes for an attack.',
  why: 'The agent refuses every text with one of `$`, `;`, `|`, `&` or a backtick in it, and the step fails.',
  aws: 'Shell command injection string X',
  page: 'documents-command-ssm-plugin-reference',

  check(document) {
    const found: Finding[] = []
    for (const { inputs } of stepIndex(document).withAction('aws:domainJoin')) {
      for (const node of walk(inputs)) {
        const text = node.kind === 'scalar' && !node.dynamic && typeof node.value === 'string' ? node.value : ''
        const at = refusedCharacterIn(text)
        if (node.kind !== 'scalar' || at < 0 || holdsPlaceholder(text)) continue
        found.push({
          range: rangeWithin(document.tree, node, at, at + 1),
          message: `the agent refuses \`${text}\` for the character \`${text.charAt(at)}\``,
        })
      }
    }
    return found
  },
})
