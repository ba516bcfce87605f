import type { Jump, SsmDocument, Step } from './document.js'
import { factOf } from './fact-of.js'

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
  /** Whether a run can come to the step. */
  isReachable(step: Step): boolean
  /** Whether a run can come from the one step to the other, over one edge at least. */
  leads(from: Step, to: Step): boolean
  /** The same for one step that many may lead to: what tells it of each of them. */
  leadingTo(to: Step): (from: Step) => boolean
}

/** The flow graph of a runbook (user guide, automation-branch-condition and automation-actions). Made once for a document. */
export const flowOf = factOf((document): Flow => {
  const { steps } = document
  const edges: Edge[] = []
  const ways = steps.map((step) => edgesOf(step, document))
  for (const way of ways) for (const edge of way) edges.push(edge)
  const targets = ways.map((way) => placesOf(way))
  const walks: (((to: number) => boolean) | undefined)[] = []
  const leads = (from: Step, to: Step): boolean => {
    walks[from.place] ??= walkFrom(from.place, targets)
    return walks[from.place]?.(to.place) === true
  }
  const [first] = document.mainSteps
  let sources: readonly (readonly number[])[] | undefined
  return {
    edges,
    from: (step) => ways[step.place] ?? [],
    isReachable: (step) => first !== undefined && (step === first || leads(first, step)),
    leads,
    leadingTo(to) {
      sources ??= turnedRound(targets)
      const walk = walkFrom(to.place, sources)
      return (from) => walk(from.place)
    },
  }
})

/** Edges the other way round: of each place those from which they lead there. */
function turnedRound(targets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sources: number[][] = targets.map(() => [])
  for (const [from, places] of targets.entries()) for (const to of places) sources[to]?.push(from)
  return sources
}

function placesOf(edges: readonly Edge[]): readonly number[] {
  const found: number[] = []
  for (const { to } of edges) if (to) found.push(to.place)
  return found
}

/** Tells of steps whether edges lead to them from the one at a place, directly or over others. It goes no farther than it has to. */
function walkFrom(from: number, targets: readonly (readonly number[])[]): (to: number) => boolean {
  const found = new Set(targets[from])
  const open = found.values()
  return (to) => {
    while (!found.has(to)) {
      const { done, value: at } = open.next()
      if (done) return false
      for (const next of targets[at] ?? []) found.add(next)
    }
    return true
  }
}

function edgesOf(step: Step, document: SsmDocument): readonly Edge[] {
  const next = step.siblings[step.index + 1]
  if (step.jumps.length === 0 && step.body.length === 0 && !isEnd(step))
    return [{ from: step, to: next, reason: 'next' }]
  const edges: Edge[] = []
  const [first] = step.body
  if (first) edges.push({ from: step, to: first, reason: 'loop' })
  const jumpsOf = (kind: Jump['kind'], most = Number.POSITIVE_INFINITY) => addJumps(edges, step, kind, most, document)
  jumpsOf('choice')
  const hasDefault = jumpsOf('default', 1)
  const ends = isEnd(step)
  if (ends) edges.push({ from: step, to: undefined, reason: 'isEnd' })
  // An end and a next step together are refused; which one was meant is not known.
  const hasNext = jumpsOf('nextStep', 1)
  if (!hasNext && !hasDefault && !ends) edges.push({ from: step, to: next, reason: 'next' })
  jumpsOf('onFailure')
  jumpsOf('onCancel')
  return edges
}

/** Adds the ways of the jumps of one kind; tells whether there are any. */
function addJumps(edges: Edge[], step: Step, kind: Jump['kind'], most: number, document: SsmDocument): boolean {
  const before = edges.length
  for (const jump of step.jumps) {
    if (jump.kind === kind && edges.length - before < most)
      edges.push({ from: step, to: targetOf(step, jump.to, document), reason: kind, jump })
  }
  return edges.length > before
}

/** Whether the run ends behind the step; the words are accepted too. */
export function isEnd(step: Step): boolean {
  const node = step.entry('isEnd')?.value
  return node?.kind === 'scalar' && (node.value === true || node.value === 'true')
}

/** Whether it can be read of a step that it ends the run, or does not. */
export function endKnown(step: Step): boolean {
  const node = step.entry('isEnd')?.value
  if (node === undefined) return true
  if (node.kind !== 'scalar' || node.dynamic) return false
  return typeof node.value === 'boolean' || node.value === 'true' || node.value === 'false'
}

/** A jump finds its target among its own siblings first, then outside the loop. */
export function targetOf(step: Step, name: string, document: SsmDocument): Step | undefined {
  const first = document.step(name)
  if (!first || first.siblings === step.siblings) return first
  for (let here: Step | undefined = step; here; here = here.loop) {
    const found = here.siblings.find((sibling) => sibling.name === name)
    if (found) return found
  }
  return first
}
