import type { Step } from '../../document/document.js'
import { type Flow, flowOf } from '../../document/flow.js'
import { jumpsKnown } from '../../document/known-jumps.js'
import { isOfPass, loopsAround, mayPrecede } from '../../document/loops.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import { stepHead, stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { referencesTo } from './resolved.js'

export const prematureOutput = rule({
  name: 'premature-output',
  severity: 'warning',
  kinds: runbooks,
  needs: 'references to outputs',
  summary: 'A step uses an output of a step that cannot run before it.',
  why: 'Systems Manager does not check the order when the document is created. In a run the value does not exist yet, so the step cannot resolve its inputs and fails.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-action-outputs-inputs',
  acrossSteps: true,

  check(document) {
    if (!jumpsKnown(document)) return []
    const flow = flowOf(document)
    const found: Finding[] = []
    for (const reference of referencesTo(document, 'output')) {
      const { site, target } = reference
      const producer = document.step(target.step)
      if (!site.step || !producer || !flow.isReachable(site.step) || isOfPass(producer, target.output)) continue
      if (canFollow(producer, reference, flow)) continue
      found.push({
        range: rangeOfReference(document.tree, reference),
        message: messageFor(producer, site.step),
        related: [{ range: stepHead(producer), message: 'the step that gives the value' }],
      })
    }
    return found
  },
})

/** Whether some run can come from the step to the place of the reference. The condition of a loop is looked at after a pass. */
function canFollow(producer: Step, { site }: Reference, flow: Flow): boolean {
  const user = site.step
  if (!user || (site.path[0] === 'LoopCondition' && loopsAround(producer).includes(user))) return true
  return mayPrecede(producer, user, (from) => flow.leads(from, user))
}

function messageFor(producer: Step, user: Step): string {
  if (producer === user) return `${stepName(user)} uses an output of its own, which does not exist before it has ended`
  const order = producer.place > user.place ? 'runs later' : 'is never run before it'
  return `${stepName(user)} uses an output of \`${producer.name ?? ''}\`, which ${order}`
}
