import type { SsmDocument, Step } from '../document/document.js'
import type { RunEvent } from '../simulator/event.js'
import type { Request } from '../simulator/request.js'
import type { Scope } from '../simulator/scope.js'
import type { Json } from '../syntax/tree.js'

/** What all frames of one run of a document share. */
export interface Execution {
  readonly document: SsmDocument
  /** None before its parameters have been checked. */
  readonly scope: Scope | undefined
}

/** A level of what a run is in: a document, a pass of a loop in it, what a step asks for. */
export type Frame = {
  readonly execution: Execution
  /** The step that it is at. */
  readonly step: Step | undefined
  /** The inputs of the step, once they have been resolved. */
  readonly inputs: Json | undefined
} & (
  | { readonly kind: 'execution' }
  | { readonly kind: 'pass'; readonly loop: string; readonly iteration: number; readonly value: Json }
  | { readonly kind: 'request'; readonly request: Request }
)

/** The frames of a run, outer ones first. */
export type Frames = readonly Frame[]

/** Frames after an event. A child's document is found by its name. */
export function framesAfter(
  frames: Frames,
  event: RunEvent,
  documentOf: (name: string | undefined) => SsmDocument,
): Frames {
  const top = frames.at(-1)
  switch (event.kind) {
    case 'run-started':
      return [...frames, inExecution({ document: documentOf(event.document), scope: undefined })]
    case 'run-ended':
      // The outermost stays, to be looked at when all is over.
      return frames.slice(0, Math.max(1, lastExecution(frames)))
    case 'pass':
      return top ? [...withoutPassOf(frames, event.step), passIn(top.execution, event)] : frames
    case 'step-status':
      if (event.status !== 'InProgress' || !top) return frames
      return withTop(frames, { ...top, step: top.execution.document.step(event.step), inputs: undefined })
    case 'step-inputs':
      return top ? withTop(frames, { ...top, inputs: event.inputs }) : frames
    case 'step-ended':
      return upTo(frames, event.step)
    default:
      return frames
  }
}

/** The frames of a run whose scope has become known: all frames of one execution share it. */
export function withScope(frames: Frames, scope: Scope): Frames {
  const top = frames.at(-1)
  return top ? withTop(frames, { ...top, execution: { document: scope.document, scope } }) : frames
}

/** The frames with what a step asks for on top. */
export function withRequest(frames: Frames, request: Request): Frames {
  const top = frames.at(-1)
  if (!top) return frames
  const { execution, step, inputs } = top
  return [...frames, { kind: 'request', execution, step, inputs, request }]
}

const inExecution = (execution: Execution): Frame => ({
  kind: 'execution',
  execution,
  step: undefined,
  inputs: undefined,
})

const passIn = (execution: Execution, { step, iteration, value }: Extract<RunEvent, { kind: 'pass' }>): Frame => ({
  ...inExecution(execution),
  kind: 'pass',
  loop: step,
  iteration,
  value,
})

const withTop = (frames: Frames, top: Frame): Frames => [...frames.slice(0, -1), top]

/** Without what a step was in. */
function upTo(frames: Frames, step: string): Frames {
  const at = frames.findLastIndex((frame) => frame.step?.name === step)
  return at < 0 ? frames : frames.slice(0, at + 1)
}

const lastExecution = (frames: Frames): number => frames.findLastIndex(({ kind }) => kind === 'execution')

/** Without the pass of a loop that came before. */
function withoutPassOf(frames: Frames, loop: string): Frames {
  const at = frames.findLastIndex((frame) => frame.kind === 'pass' && frame.loop === loop)
  return at > lastExecution(frames) ? frames.slice(0, at) : frames
}
