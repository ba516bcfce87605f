import { isCommand } from '../../document/build.js'
import { commandEdges } from '../../document/command-edges.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { type Edge, flowOf } from '../../document/flow.js'
import type { WayOut } from '../../document/diagram/walk.js'
import { type Range, valueAt } from '../../syntax/tree.js'
import type { NextReason, RunEvent } from '../event.js'
import { countCommand } from './count-command.js'
import { raise } from './raise.js'

/** A way out of a step that has several, and how often runs took it. */
export interface CoveredWay extends Range {
  readonly edge: WayOut
  readonly kind: 'choice' | 'failure' | 'other'
  /** Where it leads, as `choice → stop`. */
  readonly label: string
  readonly count: number
}

/** A step, and how often runs came to it. */
export interface CoveredStep {
  readonly step: Step
  readonly count: number
  /** Its ways; none where there is only one. */
  readonly ways: readonly CoveredWay[]
}

/** How much of a document its tests walk through. */
export interface Coverage {
  /** In the order of the text. */
  readonly steps: readonly CoveredStep[]
}

/** What is counted. `choices` and `failures`, ways behind a failure or a cancellation, are among the `branches`. */
export const coverageKinds = ['steps', 'branches', 'choices', 'failures'] as const
export type CoverageKind = (typeof coverageKinds)[number]

export interface Figure {
  readonly covered: number
  readonly total: number
}

/** Counts what runs of a document came to. Steps of other documents that it runs are not its own. */
export function coverageOf(document: SsmDocument, runs: readonly (readonly RunEvent[])[]): Coverage {
  const steps = new Map<Step, number>()
  const edges = new Map<WayOut, number>()
  const count = isCommand(document.kind) ? countCommand : countRunbook
  for (const events of runs) count(events, document, steps, edges)
  return {
    steps: document.steps.map((step) => ({
      step,
      count: steps.get(step) ?? 0,
      ways: waysOf(step, document).map((edge) => ({
        ...placeOf(edge),
        edge,
        kind: kindOf(edge),
        label: labelOf(edge),
        count: edges.get(edge) ?? 0,
      })),
    })),
  }
}

/** The figures of one document, or of several together. */
export function figuresOf(coverages: readonly Coverage[]): Readonly<Record<CoverageKind, Figure>> {
  const steps = coverages.flatMap((coverage) => coverage.steps)
  const ways = steps.flatMap((step) => step.ways)
  return {
    steps: figure(steps),
    branches: figure(ways),
    choices: figure(ways.filter(({ kind }) => kind === 'choice')),
    failures: figure(ways.filter(({ kind }) => kind === 'failure')),
  }
}

function figure(parts: readonly { readonly count: number }[]): Figure {
  return { covered: parts.filter((part) => part.count > 0).length, total: parts.length }
}

/** In percent, rounded down so that only all is 100; all of nothing is all. */
export const percentOf = ({ covered, total }: Figure): number =>
  total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10

function countRunbook(
  events: readonly RunEvent[],
  document: SsmDocument,
  steps: Map<Step, number>,
  edges: Map<WayOut, number>,
): void {
  let depth = 0
  const chosen = new Map<string, number>()
  for (const event of events) {
    if (event.kind === 'run-started') depth++
    else if (event.kind === 'run-ended') depth--
    if (depth !== 1 || !('step' in event) || event.step === undefined) continue
    const step = document.step(event.step)
    if (!step) continue
    if (event.kind === 'step-ended') raise(steps, step)
    if (event.kind === 'choice' && event.choice !== undefined) chosen.set(event.step, event.choice)
    if (event.kind === 'pass') raise(edges, edgeFor(step, 'loop', undefined, document))
    const reason = event.kind === 'next' ? reasons[event.reason] : undefined
    if (reason) raise(edges, edgeFor(step, reason, chosen.get(event.step), document))
  }
}

/** Edges by why a run went on; after an abort, or where it was led elsewhere, it took none of them. */
const reasons: Readonly<Record<NextReason, Edge['reason'] | undefined>> = {
  order: 'next',
  'end of list': 'next',
  nextStep: 'nextStep',
  isEnd: 'isEnd',
  choice: 'choice',
  default: 'default',
  onFailure: 'onFailure',
  onCancel: 'onCancel',
  abort: undefined,
  goto: undefined,
}

function edgeFor(
  step: Step,
  reason: Edge['reason'],
  choice: number | undefined,
  document: SsmDocument,
): Edge | undefined {
  const edges = flowOf(document)
    .from(step)
    .filter((edge) => edge.reason === reason)
  if (reason !== 'choice') return edges[0]
  const item = valueAt(step.inputs, 'Choices', choice ?? 0)
  return edges.find(({ jump }) => jump && item && jump.start >= item.start && jump.end <= item.end)
}

/** The ways out of a step that has several. What stands behind a branch with a default is never come to by itself. */
function waysOf(step: Step, document: SsmDocument): readonly WayOut[] {
  const edges = isCommand(document.kind)
    ? commandEdges(document).filter(({ from }) => from === step)
    : flowOf(document).from(step)
  const decided = edges.some(({ reason }) => reason === 'default')
  const ends = edges.some(({ reason }) => reason === 'isEnd')
  const possible = edges.filter(
    ({ reason }: WayOut) =>
      !(decided && ['next', 'nextStep', 'isEnd'].includes(reason)) && !(ends && reason === 'nextStep'),
  )
  return possible.length > 1 ? possible : []
}

function placeOf(edge: WayOut): Range {
  const { from, reason } = edge
  const said = 'exit' in edge ? edge.exit : 'jump' in edge ? edge.jump : undefined
  const { start, end } =
    said ?? (reason === 'isEnd' ? from.entry('isEnd')?.key : undefined) ?? from.nameNode ?? from.node
  return { start, end }
}

function kindOf({ from, reason }: WayOut): CoveredWay['kind'] {
  if (reason === 'onFailure' || reason === 'onCancel') return 'failure'
  return from.action === 'aws:branch' ? 'choice' : 'other'
}

function labelOf({ reason, to, from }: WayOut): string {
  const target = to?.name ?? (from.loop ? 'end of the pass' : 'end')
  return `${reason} → ${target}`
}
