import type { SsmDocument, Step } from '../document.js'
import { type Edge, type EdgeReason, flowOf } from '../flow.js'

/** A step as it is drawn. */
export interface DrawnStep {
  /** Unique, of letters and digits only: names come from anywhere. */
  readonly id: string
  readonly name: string
  readonly action: string
  /** How it ended, where a run is drawn; `''` where the run did not come to it. */
  readonly status: string | undefined
  /** The steps of its body, where it is a loop. */
  readonly body: readonly DrawnStep[]
}

/** A way from one step to another, or to the end (`end`). */
export interface DrawnEdge {
  readonly from: string
  readonly to: string
  /** Nothing for the order of the list. */
  readonly label: string
  /** A way that is taken only when something goes wrong. */
  readonly failure: boolean
  /** From a loop into its body. */
  readonly inward: boolean
}

export interface Diagram {
  readonly title: string
  readonly steps: readonly DrawnStep[]
  readonly edges: readonly DrawnEdge[]
  /** The id of the first step. */
  readonly first: string | undefined
}

/** What is drawn of a runbook, whatever it is drawn in; with the statuses of its steps where a run is shown. */
export function diagramOf(document: SsmDocument, statuses?: ReadonlyMap<string, string>): Diagram {
  const ids = new Map(document.steps.map((step, at) => [step, `step${at + 1}`]))
  const drawn = (step: Step): DrawnStep => ({
    id: ids.get(step) ?? '',
    name: step.name ?? '',
    action: step.action ?? '',
    status: statuses && (statuses.get(step.name ?? '') ?? ''),
    body: step.body.map(drawn),
  })
  const edges = flowOf(document).edges.flatMap((edge): DrawnEdge[] => {
    const from = ids.get(edge.from)
    if (from === undefined) return []
    // Behind the last step of a loop its next pass begins, or the loop ends: no way of its own.
    if (!edge.to && edge.from.loop) return []
    const to = edge.to ? (ids.get(edge.to) ?? 'end') : 'end'
    return [{ from, to, label: labelOf(edge), failure: isFailure(edge.reason), inward: edge.reason === 'loop' }]
  })
  const [first] = document.mainSteps
  return { title: document.name ?? '', steps: document.mainSteps.map(drawn), edges, first: first && ids.get(first) }
}

const isFailure = (reason: EdgeReason): boolean => reason === 'onFailure' || reason === 'onCancel'

const labelOf = ({ reason }: Edge): string => (reason === 'next' ? '' : reason)
