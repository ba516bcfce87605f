import type { Jump, SsmDocument, Step } from '../../document/document.js'
import { type Edge, type EdgeReason, flowOf } from '../../document/flow.js'
import { stepName } from '../places.js'
import { rule, runbooks } from '../rule.js'

export const jumpCycle = rule({
  name: 'jump-cycle',
  severity: 'error',
  kinds: runbooks,
  summary: 'Steps lead back to each other in a circle.',
  why: 'Before it runs a document Systems Manager looks for infinite loops over `nextStep`, `onFailure`, `onCancel` and the targets of branches, and answers with an error that traces the circle. To repeat steps there is `aws:loop`.',
  page: 'automation-branch-condition',

  *check(document) {
    const reported = new Set<Jump>()
    for (const edge of [...backwardJumps(document)].slice(0, mostJumps)) {
      const circle = reported.has(edge.jump) ? undefined : circleOf(edge, document)
      if (!circle) continue
      for (const { jump } of circle) if (jump) reported.add(jump)
      yield {
        range: edge.jump,
        // What the check makes of loops and their steps is not documented.
        severity: circle.some(({ reason }) => reason === 'loop') ? 'warning' : 'error',
        message: messageFor(circle),
        related: circle
          .slice(1)
          .map((each) => ({ range: each.jump ?? each.from.nameNode ?? each.from.node, message: wayOf(each) })),
      }
    }
  },
})

/** Each one costs a walk through the document; no runbook of a size that AWS takes has more. */
const mostJumps = 500

type JumpEdge = Edge & { readonly jump: Jump; readonly to: Step }

/** Each circle has one of them, since the order of the list leads forward. */
function* backwardJumps(document: SsmDocument): Generator<JumpEdge> {
  const places = new Map(document.steps.map((step, at) => [step, at]))
  for (const edge of flowOf(document).edges) {
    const { from, to, jump } = edge
    if (jump && to && (places.get(to) ?? 0) <= (places.get(from) ?? 0)) yield { ...edge, jump, to }
  }
}

/** The edge and the shortest way from its end back to its start. */
function circleOf(edge: JumpEdge, document: SsmDocument): readonly Edge[] | undefined {
  const flow = flowOf(document)
  const cameBy = new Map<Step, Edge>()
  const open: Step[] = [edge.to]
  for (const here of open) {
    if (here === edge.from) break
    for (const way of flow.from(here)) {
      if (!way.to || way.to === edge.to || cameBy.has(way.to)) continue
      cameBy.set(way.to, way)
      open.push(way.to)
    }
  }
  const circle: Edge[] = []
  for (let here = edge.from; here !== edge.to; ) {
    const way = cameBy.get(here)
    if (!way) return undefined
    circle.unshift(way)
    here = way.from
  }
  return [edge, ...circle]
}

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
