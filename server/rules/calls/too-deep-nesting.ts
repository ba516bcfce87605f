import { callsOf } from '../../document/calls.js'
import type { Repository } from '../../document/repository.js'
import { commands, type Finding, rule } from '../rule.js'

/** How many documents deep `aws:runDocument` goes (agent, plugins/rundocument). */
const deepest = 3

export const tooDeepNesting = rule({
  name: 'too-deep-nesting',
  severity: 'warning',
  kinds: commands,
  needs: 'calls',
  summary: 'Documents run documents more than three levels deep.',
  why: 'The agent counts how deep `aws:runDocument` has gone and fails the step that goes to a fourth level. A step before may be skipped by its precondition, so this is a warning.',
  aws: 'Maximum depth for document execution exceeded. Maximum depth permitted - 3 and current depth - 4',
  page: 'documents-command-ssm-plugin-reference',

  check(document, { repository }) {
    const found: Finding[] = []
    for (const { by, name, account, nameRange } of callsOf(document)) {
      if (by !== 'aws:runDocument' || account) continue
      const chain = chainFrom(name, repository, deepest)
      if (!chain) continue
      const names = chain.map((each) => `\`${each}\``).join(' → ')
      found.push({
        range: nameRange,
        message: `the documents run each other ${chain.length} levels deep: ${names}; the agent goes to ${deepest}`,
      })
    }
    return found
  },
})

/** Documents of which each runs the next, as many as there are levels and one more. Where a name stands for several, all have to run it. */
function chainFrom(name: string, repository: Repository, levels: number): readonly string[] | undefined {
  if (levels === 0) return [name]
  const [first, ...others] = repository.find(name)
  for (const next of first?.runs ?? []) {
    if (!others.every(({ runs }) => runs?.includes(next))) continue
    const chain = chainFrom(next, repository, levels - 1)
    if (chain) return [name, ...chain]
  }
  return undefined
}
