import { actionOf } from '../document/action-of.js'
import type { SsmDocument, Step } from '../document/document.js'
import { targetOf } from '../document/flow.js'
import { fixedInteger, isReferring } from '../document/inputs.js'
import { type Json, keyText, type Node } from '../syntax/tree.js'
import type { NextReason } from './event.js'
import { StepFailure } from './failure.js'

/** What becomes of a run when the step does not end well. */
export type OnFailure =
  | { readonly kind: 'Abort' }
  | { readonly kind: 'Continue' }
  | { readonly kind: 'step'; readonly to: Step }

/** Whether a field of a step, written as a boolean or its word, is true; undefined where it is not written. */
function flag(step: Step, field: string): boolean | undefined {
  const node = step.entry(field)?.value
  if (node?.kind !== 'scalar' || node.value === null) return undefined
  return keyText(node).toLowerCase() === 'true'
}

const isEnd = (step: Step): boolean => flag(step, 'isEnd') === true

/** Looked at only where it is written; else a step after whose failure the run goes on by itself is not critical. */
export const isCritical = (step: Step, document: SsmDocument): boolean =>
  flag(step, 'isCritical') ?? onFailureOf(step, document).kind !== 'Continue'

export function onFailureOf(step: Step, document: SsmDocument): OnFailure {
  const jump = step.jumps.find(({ kind }) => kind === 'onFailure')
  const to = jump && targetOf(step, jump.to, document)
  if (to) return { kind: 'step', to }
  const node = step.entry('onFailure')?.value
  return { kind: node?.kind === 'scalar' && node.value === 'Continue' ? 'Continue' : 'Abort' }
}

export function onCancelOf(step: Step, document: SsmDocument): Step | undefined {
  const jump = step.jumps.find(({ kind }) => kind === 'onCancel')
  return jump && targetOf(step, jump.to, document)
}

/** Where a run goes on, and why there. */
export interface After {
  readonly to: Step | undefined
  readonly reason: NextReason
}

/** Where a run goes on behind a step that has ended well: at the step that `nextStep` names, or else the one below. */
export function afterSuccess(step: Step, document: SsmDocument): After {
  if (isEnd(step)) return { to: undefined, reason: 'isEnd' }
  const jump = step.jumps.find(({ kind }) => kind === 'nextStep')
  if (jump) {
    const to = targetOf(step, jump.to, document)
    if (!to) throw new StepFailure(`Unknown step name: "${jump.to}" in nextStep`)
    return { to, reason: 'nextStep' }
  }
  const to = step.siblings[step.index + 1]
  return { to, reason: to ? 'order' : 'end of list' }
}

export const maxAttempts = (step: Step): number => Math.max(1, numberIn(step.entry('maxAttempts')?.value) ?? 1)

/** How long a step may take, in seconds. */
export interface TimeLimit {
  readonly seconds: number
  /** Whether nobody says so and we assume it. */
  readonly assumed: boolean
}

/** These wait for as long as it takes; AWS states no time after which they stop. */
const patient: ReadonlySet<string> = new Set(['aws:sleep', 'aws:loop', 'aws:executeAutomation'])

/** These are over as soon as they begin: nothing is asked while they run, and no limit can be reached. */
const instant: ReadonlySet<string> = new Set(['aws:branch', 'aws:updateVariable'])

/** Whether no reference says when the step times out. */
export const hasFixedLimit = (step: Step): boolean => !isReferring(step.entry('timeoutSeconds')?.value)

/** When the step times out: as written, as the action has it, and never later than it allows; where nobody says, after an hour. */
export function timeLimitOf(step: Step, valueIn: (node: Node) => Json): TimeLimit {
  const { default: standard, cap = Number.POSITIVE_INFINITY } = actionOf(step)?.step.timeout ?? {}
  const node = step.entry('timeoutSeconds')?.value
  const written = node && (numberIn(node) ?? numberOf(valueIn(node)))
  if (instant.has(step.action ?? '')) return { seconds: Number.POSITIVE_INFINITY, assumed: false }
  const seconds = written ?? standard ?? (patient.has(step.action ?? '') ? Number.POSITIVE_INFINITY : 3600)
  return { seconds: Math.min(seconds, cap), assumed: written === undefined && standard === undefined && seconds < cap }
}

const numberOf = (value: Json): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number > 0 ? number : undefined
}

const numberIn = (node: Node | undefined): number | undefined => fixedInteger(node)
