import { actionOf } from '../document/action-of.js'
import type { SsmDocument, Step } from '../document/document.js'
import { targetOf } from '../document/flow.js'
import { fixedInteger } from '../document/inputs.js'
import { keyText, type Node } from '../syntax/tree.js'

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
  if (jump) return { to: targetOf(step, jump.to, document), reason: 'nextStep' }
  return { to: step.siblings[step.index + 1], reason: 'order' }
}

export const maxAttempts = (step: Step): number => Math.max(1, numberIn(step.entry('maxAttempts')?.value) ?? 1)

/** Seconds after which the step times out: as written, as the action has it, and never more than it allows. */
export function timeoutOf(step: Step): number {
  const { default: standard = 3600, cap = Number.POSITIVE_INFINITY } = actionOf(step)?.step.timeout ?? {}
  return Math.min(numberIn(step.entry('timeoutSeconds')?.value) ?? standard, cap)
}

const numberIn = (node: Node | undefined): number | undefined => fixedInteger(node)
