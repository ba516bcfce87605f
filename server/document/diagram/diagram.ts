import { type Range, stringOf } from '../../syntax/tree.js'
import { isCommand } from '../build.js'
import { commandEdges } from '../command-edges.js'
import type { SsmDocument, Step } from '../document.js'
import { type Edge, type EdgeReason, flowOf } from '../flow.js'
import { choiceText } from './choice-text.js'
import type { Walk } from './walk.js'

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
  /** Where it stands in the document. */
  readonly range: Range
}

/** A way from one step to another, or to the end (`end`). */
export interface DrawnEdge {
  readonly from: string
  readonly to: string
  /** Why the way is taken, and for a choice its condition; nothing for the order of the list. */
  readonly label: string
  /** A way that is taken only when something goes wrong. */
  readonly failure: boolean
  /** From a loop into its body. */
  readonly inward: boolean
  /** Whether a run took it, where one is drawn. */
  readonly taken: boolean
}

export interface Diagram {
  readonly title: string
  readonly steps: readonly DrawnStep[]
  readonly edges: readonly DrawnEdge[]
  /** The id of the first step. */
  readonly first: string | undefined
  /** Whether a run is drawn. */
  readonly walked: boolean
}

/** What is drawn of a runbook or a Command document, whatever it is drawn in; with the way of a run where one is shown. */
export function diagramOf(document: SsmDocument, walk?: Walk): Diagram {
  const ids = new Map(document.steps.map((step, at) => [step, `step${at + 1}`]))
  const idOf = (step: Step | undefined) => (step ? (ids.get(step) ?? 'end') : 'end')
  const drawn = (step: Step): DrawnStep => ({
    id: ids.get(step) ?? '',
    name: nameOf(step),
    action: step.action ?? '',
    status: walk?.statusOf(nameOf(step)),
    body: step.body.map(drawn),
    range: step.node,
  })
  const edges = isCommand(document.kind)
    ? commandEdges(document).map(({ from, to, reason, exit }) => ({
        from: idOf(from),
        to: idOf(to),
        label: exit ? `${reason}: ${stringOf(exit)}` : '',
        failure: reason === 'onFailure',
        inward: false,
        taken: false,
      }))
    : // Behind the last step of a loop its next pass begins, or the loop ends: no way of its own.
      flowOf(document)
        .edges.filter((edge) => ids.has(edge.from) && (edge.to || !edge.from.loop))
        .map((edge): DrawnEdge => {
          const { from, to, reason } = edge
          const taken = walk?.took(from.name ?? '', to?.name, reason) ?? false
          return {
            from: idOf(from),
            to: idOf(to),
            label: labelOf(edge, document),
            failure: isFailure(reason),
            inward: reason === 'loop',
            taken,
          }
        })
  const [first] = document.mainSteps
  return {
    title: document.name ?? '',
    steps: document.mainSteps.map(drawn),
    edges,
    first: first && ids.get(first),
    walked: walk !== undefined,
  }
}

/** A step of schema 1.2 has the name of its plugin. */
const nameOf = ({ name, action }: Step): string => name ?? action ?? ''

const isFailure = (reason: EdgeReason): boolean => reason === 'onFailure' || reason === 'onCancel'

function labelOf({ reason, jump }: Edge, document: SsmDocument): string {
  if (reason === 'next') return ''
  const condition = reason === 'choice' && jump ? choiceText(jump, document) : undefined
  return condition === undefined ? reason : `${reason}: ${condition}`
}
