import type { Platform } from '../../schemas/action.js'
import type { SsmDocument, Step } from '../document/document.js'
import { stepsNamed } from '../simulator/command/planned-step.js'
import type { RunEvent } from '../simulator/event.js'
import type { Request } from '../simulator/request.js'
import type { Scope } from '../simulator/scope.js'
import type { Json } from '../syntax/tree.js'

/** What all frames of one run of a document share. */
export interface Execution {
  readonly document: SsmDocument
  /** None before its parameters have been checked. */
  readonly scope: Scope | undefined
  /** What a command is sent with: there is no scope on nodes. */
  readonly parameters?: Readonly<Record<string, Json>>
}

/** A level of what a run is in: a document, a pass of a loop in it, a node, what a step asks for. */
export type Frame = {
  readonly execution: Execution
  /** The step that it is at. */
  readonly step: Step | undefined
  /** The inputs of the step, once they have been resolved. */
  readonly inputs: Json | undefined
} & (
  | { readonly kind: 'execution' }
  | { readonly kind: 'pass'; readonly loop: string; readonly iteration: number; readonly value: Json }
  /** A Command document on a node, or one that it runs there. */
  | { readonly kind: 'node'; readonly node: string; readonly platform: Platform }
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
    case 'invocation-started':
      return [...aroundNodes(frames), onNode(event, documentOf(event.document))]
    case 'plugin-started':
      return atPlugin(frames, event, documentOf)
    case 'plugin-ended':
      return withoutNested(frames, event.step)
    case 'invocation-ended':
      return aroundNodes(frames)
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

const onNode = (
  { node, platform, parameters }: Extract<RunEvent, { kind: 'invocation-started' }>,
  document: SsmDocument,
): Frame => ({ ...inExecution({ document, scope: undefined, parameters }), kind: 'node', node, platform })

/** Of documents within each other each has a frame: the names of the steps that run them stand before that of the step. */
function atPlugin(
  frames: Frames,
  { step: path, inputs, document: name, parameters }: Extract<RunEvent, { kind: 'plugin-started' }>,
  documentOf: (name: string | undefined) => SsmDocument,
): Frames {
  const outer = withoutNested(frames, path)
  const top = outer.at(-1)
  if (top?.kind !== 'node') return frames
  const names = path.split('/')
  const isNested = outer.length - aroundNodes(outer).length < names.length
  const document = isNested ? documentOf(name) : top.execution.document
  const [step] = stepsNamed(names.at(-1) ?? '', document)
  if (!isNested) return withTop(outer, { ...top, step, inputs })
  return [...outer, { ...top, execution: { document, scope: undefined, parameters }, step, inputs }]
}

/** Without the documents that steps behind a path ran. */
const withoutNested = (frames: Frames, path: string): Frames =>
  frames.slice(0, aroundNodes(frames).length + path.split('/').length)

/** The frames outside of nodes. */
function aroundNodes(frames: Frames): Frames {
  const first = frames.findIndex(({ kind }) => kind === 'node')
  return first < 0 ? frames : frames.slice(0, first)
}

const withTop = (frames: Frames, top: Frame): Frames => [...frames.slice(0, -1), top]

/** Without what a step was in. */
function upTo(frames: Frames, step: string): Frames {
  const at = frames.findLastIndex((frame) => frame.kind !== 'node' && frame.step?.name === step)
  return at < 0 ? frames : frames.slice(0, at + 1)
}

const lastExecution = (frames: Frames): number => frames.findLastIndex(({ kind }) => kind === 'execution')

/** Whether the run that goes on is not the child of another one. */
export const isOutermost = (frames: Frames): boolean => lastExecution(frames) <= 0

/** Without the pass of a loop that came before. */
function withoutPassOf(frames: Frames, loop: string): Frames {
  const at = frames.findLastIndex((frame) => frame.kind === 'pass' && frame.loop === loop)
  return at > lastExecution(frames) ? frames.slice(0, at) : frames
}
