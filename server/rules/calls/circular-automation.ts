import type { Repository } from '../../document/repository.js'
import { certainRuns } from '../../document/certain-runs.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const circularAutomation = rule({
  name: 'circular-automation',
  severity: 'warning',
  kinds: runbooks,
  needs: 'calls',
  summary: 'A runbook runs itself in every run, by itself or by way of others.',
  why: 'Each run starts the next and waits for it, until one of them fails or the account has as many automations as it may. A runbook that comes to the step only under a condition of `aws:branch` is not meant.',
  page: 'automation-action-executeAutomation',
  acrossSteps: true,

  check(document, { repository }) {
    const { name: own } = document
    if (own === undefined) return []
    const found: Finding[] = []
    for (const { name, nameRange } of certainRuns(document)) {
      const way = wayBack(name, own, repository)
      if (way) found.push({ range: nameRange, message: told([own, ...way]) })
    }
    return found
  },
})

function told(circle: readonly string[]): string {
  const names = circle.map((each) => `\`${each}\``)
  const ending = 'let a step of `aws:branch` decide when it ends'
  return names.length === 2
    ? `${names[0]} runs itself in every run; ${ending}`
    : `the runbooks run each other in a circle: ${names.join(' → ')}; ${ending}`
}

/** The shortest way from one runbook to another, both included. Where a name stands for several, all have to go on. */
function wayBack(from: string, to: string, repository: Repository): readonly string[] | undefined {
  const cameBy = new Map<string, string | undefined>([[from, undefined]])
  for (const here of cameBy.keys()) {
    if (here === to) return namesTo(here, cameBy)
    const [first, ...others] = repository.find(here)
    for (const next of first?.runs ?? [])
      if (!cameBy.has(next) && others.every(({ runs }) => runs?.includes(next))) cameBy.set(next, here)
  }
  return undefined
}

function namesTo(last: string, cameBy: ReadonlyMap<string, string | undefined>): readonly string[] {
  const names: string[] = []
  for (let here: string | undefined = last; here !== undefined; here = cameBy.get(here)) names.push(here)
  return names.reverse()
}
