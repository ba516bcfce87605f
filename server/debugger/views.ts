import type { AccountState } from '../simulator/account/account-state.js'
import { StepFailure } from '../simulator/failure.js'
import { inputsOf } from '../simulator/step-plan.js'
import type { Json } from '../syntax/tree.js'
import type { Frame } from './frames.js'
import type { Pending } from './walk.js'

/** Where an expression is looked at. */
export interface Expressible {
  readonly frame: Frame
  readonly pending: Pending | undefined
  /** What exists in the mocked account, where there is one. */
  readonly account?: AccountState | undefined
}

/** What expressions may name beside what documents may: what a step was given, what it asks for, and what it is answered. */
export const views = {
  inputs: ({ frame }) => inputsAt(frame),
  request: ({ pending }) => pending && asJson(pending.request),
  answer: ({ pending }) => (pending?.answer.kind === 'value' ? pending.answer.value : undefined),
  error: ({ pending }) => (pending?.answer.kind === 'error' ? errorText(pending.answer) : undefined),
} as const satisfies Readonly<Record<string, (at: Expressible) => Json | undefined>>

/** A refusal as it is shown and typed: the code, and what AWS says. */
const errorText = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  code === '' ? message : `${code}: ${message}`

/** The inputs of the step: as they were resolved, or as they would be now; why they cannot be, where that is so. */
function inputsAt({ inputs, step, execution: { scope } }: Frame): Json | undefined {
  if (inputs !== undefined || !step || !scope) return inputs
  try {
    return inputsOf(step, { ...scope, notes: new Set() })
  } catch (error) {
    if (error instanceof StepFailure || error instanceof RangeError) return error.message
    throw error
  }
}

/** A request as data: what it leaves open is not there. */
const asJson = (request: Pending['request']): Json => JSON.parse(JSON.stringify(request)) as Json
