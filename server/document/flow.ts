import type { Jump, SsmDocument, Step } from './document.js'
import { once } from './once.js'

/** Why one step follows another; `next` is the order of the list. */
export type EdgeReason = 'next' | 'nextStep' | 'isEnd' | 'onFailure' | 'onCancel' | 'choice' | 'default' | 'loop'

/** One way in which a run goes on from a step. `to` is missing where the run, or a pass of the loop, ends. */
export interface Edge {
  readonly from: Step
  readonly to: Step | undefined
  readonly reason: EdgeReason
  /** The place that names the target, where one does. */
  readonly jump?: Jump
}

/** All ways through a runbook. */
export interface Flow {
  readonly edges: readonly Edge[]
  /** The ways that lead out of a step. */
  from(step: Step): readonly Edge[]
  /** Steps that a run can come to. */
  readonly reachable: ReadonlySet<Step>
  /** Whether a run can come from the one step to the other, over one edge at least. */
  leads(from: Step, to: Step): boolean
}

/** The flow graph of a runbook (user guide, automation-branch-condition and automation-actions). Made once for a document. */
export const flowOf = once((document: SsmDocument): Flow => {
  const byStep = new Map<Step, Edge[]>()
  for (const step of document.steps) byStep.set(step, [...edgesOf(step, document)])
  const from = (step: Step): readonly Edge[] => byStep.get(step) ?? []
  const reached = new Map<Step, ReadonlySet<Step>>()
  const after = (step: Step): ReadonlySet<Step> => {
    const known = reached.get(step)
    if (known) return known
    const found = closure(from(step), from)
    reached.set(step, found)
    return found
  }
  const first = document.mainSteps[0]
  return {
    edges: [...byStep.values()].flat(),
    from,
    reachable: new Set(first ? [first, ...after(first)] : []),
    leads: (start, end) => after(start).has(end),
  }
})

/** Every step that some edges lead to, directly or over others. */
function closure(edges: readonly Edge[], from: (step: Step) => readonly Edge[]): Set<Step> {
  const found = new Set<Step>()
  const open = [...edges]
  for (let edge = open.pop(); edge; edge = open.pop()) {
    if (!edge.to || found.has(edge.to)) continue
    found.add(edge.to)
    open.push(...from(edge.to))
  }
  return found
}

function* edgesOf(step: Step, document: SsmDocument): Generator<Edge> {
  const ends = isEnd(step)
  const inOrder = step.siblings[step.index + 1]
  const target = ({ to }: Jump) => targetOf(step, to, document)
  const jumps = (kind: Jump['kind']) => step.jumps.filter((jump) => jump.kind === kind)
  const [first] = step.body
  if (first) yield { from: step, to: first, reason: 'loop' }
  for (const jump of jumps('choice')) yield { from: step, to: target(jump), reason: 'choice', jump }
  const [standard] = jumps('default')
  if (standard) yield { from: step, to: target(standard), reason: 'default', jump: standard }
  const [next] = jumps('nextStep')
  if (ends) yield { from: step, to: undefined, reason: 'isEnd' }
  // Both together are refused; which one was meant is not known.
  if (next) yield { from: step, to: target(next), reason: 'nextStep', jump: next }
  else if (!standard && !ends) yield { from: step, to: inOrder, reason: 'next' }
  for (const jump of jumps('onFailure')) yield { from: step, to: target(jump), reason: 'onFailure', jump }
  for (const jump of jumps('onCancel')) yield { from: step, to: target(jump), reason: 'onCancel', jump }
}

/** Whether the run ends behind the step; the words are accepted too. */
export function isEnd(step: Step): boolean {
  const node = step.entry('isEnd')?.value
  return node?.kind === 'scalar' && (node.value === true || node.value === 'true')
}

/** Whether it can be read of a step that it ends the run, or does not. */
export function endKnown(step: Step): boolean {
  const node = step.entry('isEnd')?.value
  return node === undefined || (node.kind === 'scalar' && !node.dynamic && /^(?:true|false)$/.test(String(node.value)))
}

/** A jump finds its target among its own siblings first, then outside the loop. */
export function targetOf(step: Step, name: string, document: SsmDocument): Step | undefined {
  const first = document.step(name)
  if (first?.siblings === step.siblings) return first
  for (let here: Step | undefined = step; here; here = here.loop) {
    const found = here.siblings.find((sibling) => sibling.name === name)
    if (found) return found
  }
  return first
}
