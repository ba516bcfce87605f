import { type Range, stringOf } from '../../syntax/tree.js'
import { isCommand } from '../build.js'
import { commandEdges } from '../command-edges.js'
import type { SsmDocument, Step } from '../document.js'
import { flowOf } from '../flow.js'
import { choiceText } from './choice-text.js'
import { nameOf, type StepLook, type Walk, type WayLook, type WayOut } from './walk.js'

/** A step as it is drawn. */
export interface DrawnStep {
  /** Unique, of letters and digits only: names come from anywhere. */
  readonly id: string
  readonly name: string
  readonly action: string
  /** How it ended, where runs are drawn. */
  readonly look: StepLook | undefined
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
  /** Whether it was taken, where runs are drawn. */
  readonly look: WayLook | undefined
}

export interface Diagram {
  readonly title: string
  readonly steps: readonly DrawnStep[]
  readonly edges: readonly DrawnEdge[]
  /** The id of the first step. */
  readonly first: string | undefined
  /** Whether runs are drawn. */
  readonly walked: boolean
}

/** What is drawn of a runbook or a Command document, whatever it is drawn in; with the way of runs where they are shown. */
export function diagramOf(document: SsmDocument, walk?: Walk): Diagram {
  const ids = new Map(document.steps.map((step, at) => [step, `step${at + 1}`]))
  const idOf = (step: Step | undefined) => (step ? (ids.get(step) ?? 'end') : 'end')
  const drawn = (step: Step): DrawnStep => ({
    id: ids.get(step) ?? '',
    name: nameOf(step),
    action: step.action ?? '',
    look: walk?.lookOf(step),
    body: step.body.map(drawn),
    range: step.node,
  })
  const drawnEdge = (way: WayOut): DrawnEdge => ({
    from: idOf(way.from),
    to: idOf(way.to),
    label: labelOf(way, document),
    failure: way.reason === 'onFailure' || way.reason === 'onCancel',
    inward: way.reason === 'loop',
    look: walk?.lookOfWay(way),
  })
  const ways: readonly WayOut[] = isCommand(document.kind)
    ? commandEdges(document)
    : // Behind the last step of a loop its next pass begins, or the loop ends: no way of its own.
      flowOf(document).edges.filter((edge) => ids.has(edge.from) && (edge.to || !edge.from.loop))
  const [first] = document.mainSteps
  return {
    title: document.name ?? '',
    steps: document.mainSteps.map(drawn),
    edges: ways.map(drawnEdge),
    first: first && ids.get(first),
    walked: walk !== undefined,
  }
}

/** Why a way is taken, and for a choice its condition; nothing for the order of the list. */
export function labelOf(way: WayOut, document: SsmDocument): string {
  const { reason } = way
  if (reason === 'next') return ''
  if ('exit' in way) return `${reason}: ${stringOf(way.exit)}`
  const condition = reason === 'choice' && 'jump' in way && way.jump ? choiceText(way.jump, document) : undefined
  return condition === undefined ? reason : `${reason}: ${condition}`
}
