import type { SsmDocument, Step } from '../../document/document.js'
import { type Flow, flowOf, isEnd } from '../../document/flow.js'
import { jumpsKnown } from '../../document/known-jumps.js'
import { stepHead, stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unreachableStep = rule({
  name: 'unreachable-step',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: runbooks,
  needs: 'jumps or ends',
  summary: 'No run can come to a step.',
  why: 'Systems Manager accepts the document, and the step stays `Pending` in every run.',
  page: 'automation-branch-condition',
  acrossSteps: true,

  check(document) {
    if (!jumpsKnown(document)) return []
    const flow = flowOf(document)
    const found: Finding[] = []
    for (const { step, behind } of entrances(document, flow)) {
      const also = behind === 0 ? '' : `, nor to the ${behind === 1 ? 'step' : `${behind} steps`} that only it leads to`
      found.push({
        range: stepHead(step),
        message: `nothing leads to ${stepName(step)}${also}`,
        related: [...reason(step)],
      })
    }
    return found
  },
})

/** The first step of each unreachable part, and how many others there are in it. */
function* entrances(document: SsmDocument, flow: Flow): Generator<{ readonly step: Step; readonly behind: number }> {
  const lost = new Set(document.steps.filter((step) => !flow.isReachable(step)))
  if (lost.size === 0) return
  const led = new Set([...lost].flatMap((step) => flow.from(step).flatMap(({ to }) => (to && to !== step ? [to] : []))))
  // Parts that are circles have no entrance: whatever comes first stands for them.
  for (const step of [...[...lost].filter((each) => !led.has(each)), ...lost]) {
    if (!lost.delete(step)) continue
    const part = [step]
    for (const here of part) for (const { to } of flow.from(here)) if (to && lost.delete(to)) part.push(to)
    yield { step, behind: part.length - 1 }
  }
}

/** Why the step above does not lead on. */
function* reason({ siblings, index }: Step): Generator<NonNullable<Finding['related']>[number]> {
  const above = siblings[index - 1]
  const end = above?.entry('isEnd')
  const jump =
    above?.jumps.find(({ kind }) => kind === 'nextStep') ?? above?.jumps.find(({ kind }) => kind === 'default')
  if (above && end && isEnd(above)) yield { range: end.key, message: 'the step above ends the run here' }
  else if (jump) yield { range: jump, message: `the step above goes on with \`${jump.to}\`` }
}
