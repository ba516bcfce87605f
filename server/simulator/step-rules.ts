import { actionOf } from '../document/action-of.js'
import type { SsmDocument, Step } from '../document/document.js'
import { targetOf } from '../document/flow.js'
import { fixedInteger } from '../document/inputs.js'
import { type Json, keyText, type Node } from '../syntax/tree.js'
import { StepFailure } from './failure.js'
import { resolve, type Scope } from './scope.js'

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

export const isEnd = (step: Step): boolean => flag(step, 'isEnd') === true

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

/** The step that `nextStep` names, or else the one below. */
export function following(
  step: Step,
  document: SsmDocument,
): { readonly to: Step | undefined; readonly reason: 'nextStep' | 'order' } {
  const jump = step.jumps.find(({ kind }) => kind === 'nextStep')
  if (jump) {
    const to = targetOf(step, jump.to, document)
    if (!to) throw new StepFailure(`Unknown step name: "${jump.to}" in nextStep`)
    return { to, reason: 'nextStep' }
  }
  return { to: step.siblings[step.index + 1], reason: 'order' }
}

export const maxAttempts = (step: Step): number => Math.max(1, numberIn(step.entry('maxAttempts')?.value) ?? 1)

/** How long a step may take, in seconds. */
export interface TimeLimit {
  readonly seconds: number
  /** Whether nobody says so and we assume it. */
  readonly assumed: boolean
}

/** These wait for as long as it takes; AWS states no time after which they stop. */
const patient: ReadonlySet<string> = new Set(['aws:sleep', 'aws:pause', 'aws:loop', 'aws:executeAutomation'])

/** When the step times out: as written, as the action has it, and never later than it allows; where nobody says, after an hour. */
export function timeLimitOf(step: Step, scope: Scope): TimeLimit {
  const { default: standard, cap = Number.POSITIVE_INFINITY } = actionOf(step)?.step.timeout ?? {}
  const node = step.entry('timeoutSeconds')?.value
  const written = node && (numberIn(node) ?? numberOf(resolve(node, scope)))
  const seconds = written ?? standard ?? (patient.has(step.action ?? '') ? Number.POSITIVE_INFINITY : 3600)
  return { seconds: Math.min(seconds, cap), assumed: written === undefined && standard === undefined && seconds < cap }
}

const numberOf = (value: Json): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number > 0 ? number : undefined
}

const numberIn = (node: Node | undefined): number | undefined => fixedInteger(node)
