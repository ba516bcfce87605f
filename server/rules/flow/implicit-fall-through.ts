import type { Jump, SsmDocument, Step } from '../../document/document.js'
import { type Edge, flowOf, targetOf } from '../../document/flow.js'
import { stepIndex } from '../../document/step-index.js'
import { stepHead, stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const implicitFallThrough = rule({
  name: 'implicit-fall-through',
  severity: 'info',
  kinds: runbooks,
  summary: 'The steps of one choice run on into those of another choice of the same branch.',
  why: 'A step without `nextStep` and `isEnd` goes on with the one below, even where that one belongs to another case. Of two ways, one that leads into the other is taken for a condition without `else`, and so is a way that leads to the `Default`.',
  page: 'automation-branch-condition',
  acrossSteps: true,

  check(document) {
    const reported = new Set<Step>()
    const found: Finding[] = []
    for (const branch of stepIndex(document).withAction('aws:branch')) {
      const targets = targetsOf(branch, document)
      for (const [target, jump] of targets) {
        const last = targets.size < 3 ? undefined : fallsInto(target, targets, document)
        if (!last || reported.has(last)) continue
        reported.add(last)
        found.push({
          range: stepHead(last),
          message: `${stepName(last)} goes on with \`${last.siblings[last.index + 1]?.name ?? ''}\`, another case of ${stepName(branch)}; add \`isEnd\` or \`nextStep\``,
          related: [{ range: jump, message: 'this case comes through here' }],
        })
      }
    }
    return found
  },
})

/** The steps that a branch may go to, each with the first place that names it. */
function targetsOf(branch: Step, document: SsmDocument): ReadonlyMap<Step, Jump> {
  const found = new Map<Step, Jump>()
  for (const jump of branch.jumps) {
    const target = jump.kind === 'choice' || jump.kind === 'default' ? targetOf(branch, jump.to, document) : undefined
    if (target && !found.has(target)) found.set(target, jump)
  }
  return found
}

/** The step from which the order of the list leads into another target. */
function fallsInto(start: Step, targets: ReadonlyMap<Step, Jump>, document: SsmDocument): Step | undefined {
  for (let here: Step | undefined = start; here; ) {
    const edge: Edge | undefined = flowOf(document)
      .from(here)
      .find(({ reason }) => reason === 'next')
    if (!edge?.to || here.jumps.some(({ kind }) => kind === 'choice')) return undefined
    const entered = targets.get(edge.to)
    if (entered) return entered.kind === 'choice' ? here : undefined
    here = edge.to
  }
  return undefined
}
