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
      found.push({ range: nameRange, message: `${told(chain)}; the agent goes ${deepest} levels deep` })
    }
    return found
  },
})

/** How the documents run each other: one after the other, or in a circle. */
function told(chain: readonly string[]): string {
  const again = chain.findIndex((name, at) => chain.indexOf(name) < at)
  const circle = again < 0 ? chain : chain.slice(chain.indexOf(chain[again] ?? ''), again + 1)
  const names = circle.map((each) => `\`${each}\``)
  if (again < 0) return `the documents run each other ${chain.length} levels deep: ${names.join(' → ')}`
  return names.length === 2
    ? `${names[0]} runs itself`
    : `the documents run each other in a circle: ${names.join(' → ')}`
}

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
