import type { Platform } from '../../../schemas/action.js'
import type { Debugger, Stop } from '../../../server/debugger/debugger.js'
import { isCommand } from '../../../server/document/build.js'
import type { WalkedStep } from '../../../server/document/diagram/walk.js'
import { commandTimeline, type NodeTimeline } from '../../../server/simulator/command/command-timeline.js'
import { allSteps, type TimelineStep, timelineOf } from '../../../server/simulator/timeline.js'
import type { Range } from '../../../server/syntax/tree.js'
import type { GivenParameters, Run, RunEnded } from './questions.js'
import type { ReadSetup } from './read-setup.js'

/** What is known beside the debugger. */
interface Beside {
  readonly stop: Stop
  readonly setup: ReadSetup
  readonly invented: GivenParameters
  readonly platforms: readonly Platform[]
  readonly messages: readonly string[]
}

/** A run as it is shown where it stands still. */
export function runAt(debugged: Debugger, { stop, setup, invented, platforms, messages }: Beside): Run {
  const { document, toHost } = setup
  const { frames, past, pending, seconds } = debugged
  const timeline = timelineOf(past)
  const nodes = isCommand(document.kind) ? commandTimeline(past) : undefined
  const last = past.events.at(-1)
  const end: RunEnded | undefined = last?.kind === 'run-ended' && frames.length <= 1 ? last : undefined
  // Of a child only the step that runs it stands in this text.
  const here = frames.findLast((frame) => frame.execution.document === document)?.step
  return {
    document: document.name,
    stop,
    seconds,
    end: end && { status: end.status, failure: end.failure, outputs: end.outputs },
    steps: timeline.steps,
    nodes,
    platforms,
    variables: Object.fromEntries(timeline.variables),
    stack: frames.flatMap(({ kind, step }) => (kind === 'request' || !step ? [] : [step.name ?? ''])),
    place: end || !here ? undefined : toHost(here.node),
    pending: pending && { request: pending.request, answer: pending.answer, source: pending.source },
    given: setup.parameters,
    invented,
    walked: nodes ? walkedOn(nodes.at(end ? 0 : -1)) : walkedSteps(timeline.steps),
    places: placesOf(setup, toHost),
    messages,
  }
}

const walkedSteps = (steps: readonly TimelineStep[]): readonly WalkedStep[] =>
  [...allSteps(steps)].map(({ path, status, next, reason }) => ({
    name: path,
    status,
    next: next ?? null,
    reason: reason ?? null,
  }))

const walkedOn = (node: NodeTimeline | undefined): readonly WalkedStep[] =>
  (node?.steps ?? []).map(({ path, status, isOver }) => ({
    name: path,
    status: isOver ? status : 'InProgress',
    next: null,
    reason: null,
  }))

const placesOf = ({ document }: ReadSetup, toHost: (range: Range) => Range): Readonly<Record<string, Range>> =>
  Object.fromEntries(document.steps.flatMap(({ name, node }) => (name === undefined ? [] : [[name, toHost(node)]])))
