import { circlesOf } from '../../document/circles.js'
import { type Edge, type EdgeReason, endKnown } from '../../document/flow.js'
import { stepIndex } from '../../document/step-index.js'
import { stepHead, stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const jumpCycle = rule({
  name: 'jump-cycle',
  severity: 'error',
  kinds: runbooks,
  needs: 'jumps',
  summary: 'Steps lead back to each other in a circle.',
  why: 'Before it runs a document Systems Manager looks for infinite loops over `nextStep`, `onFailure`, `onCancel` and the targets of branches, and answers with an error that traces the circle. To repeat steps there is `aws:loop`.',
  page: 'automation-branch-condition',
  acrossSteps: true,

  check(document) {
    // While it cannot be read whether a step ends the run, a circle may be none.
    if (
      !stepIndex(document)
        .withField('isEnd')
        .every(({ step }) => endKnown(step))
    )
      return []
    const told = new Set<string>()
    const found: Finding[] = []
    for (const circle of circlesOf(document)) {
      const [closing, ...others] = circle
      // Two ways from one step to the next, as after success and after failure, make one circle.
      const through = circle.map(({ from }) => from.place).join(' ')
      if (told.has(through)) continue
      told.add(through)
      found.push({
        range: closing.jump,
        // What the check makes of loops and their steps is not documented.
        severity: circle.some(({ reason }) => reason === 'loop') ? 'warning' : 'error',
        message: messageFor(circle),
        related: others
          .slice(0, mostShown)
          .map((edge) => ({ range: edge.jump ?? stepHead(edge.from), message: wayOf(edge) })),
      })
    }
    return found
  },
})

/** Places of a circle that are listed with the finding. */
const mostShown = 20

function messageFor(circle: readonly Edge[]): string {
  const [first] = circle
  if (first && circle.length === 1) {
    const advice = first.reason === 'onFailure' ? '`maxAttempts` tries it again' : 'repeat steps with `aws:loop`'
    return `${stepName(first.from)} goes to itself; ${advice}`
  }
  const names = circle.map(({ from }) => `\`${from.name ?? from.index + 1}\``)
  const shown = names.length > 6 ? [...names.slice(0, 5), '…'] : names
  return `the steps go in a circle: ${[...shown, names[0]].join(' → ')}; repeat steps with \`aws:loop\``
}

const words: Readonly<Record<EdgeReason, string>> = {
  next: 'next in order',
  nextStep: '`nextStep`',
  isEnd: '`isEnd`',
  onFailure: '`onFailure`',
  onCancel: '`onCancel`',
  choice: '`Choices`',
  default: '`Default`',
  loop: 'first in the loop',
}

function wayOf({ to, reason }: Edge): string {
  return `from here the run goes to \`${to?.name ?? ''}\` (${words[reason]})`
}
