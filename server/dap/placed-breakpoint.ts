import type { DebugProtocol } from '@vscode/debugprotocol'
import { type Placed, placeBreakpoint } from '../debugger/breakpoints.js'
import type { Runbook } from '../node/read-runbook.js'
import type { SourcePlace, Sources } from './sources.js'

/** A breakpoint as a client asks for it, and what has become of it. */
export interface PlacedBreakpoint {
  readonly id: number
  readonly asked: DebugProtocol.SourceBreakpoint
  readonly placed: Placed
  /** The line on which it is, where it is on one. */
  readonly line: number | undefined
}

const nowhere = { fault: 'the file holds no runbook of this run' }
const notYet = { fault: 'nothing has been launched' }

/** Puts a breakpoint on a step of a runbook of its file; without sources nothing has been launched yet. */
export function placedIn(
  file: string,
  id: number,
  asked: DebugProtocol.SourceBreakpoint,
  sources: Sources | undefined,
): PlacedBreakpoint {
  const { placed, runbook } = sources ? bestOf(file, asked, sources) : { placed: notYet, runbook: undefined }
  const place: SourcePlace | undefined =
    runbook && 'step' in placed ? sources?.placeOf(runbook.document, placed.step) : undefined
  return { id, asked, placed, line: place?.line }
}

/** A breakpoint in the one of the runbooks of a file that has the line. */
function bestOf(
  file: string,
  { line, condition, hitCondition, logMessage }: DebugProtocol.SourceBreakpoint,
  sources: Sources,
): { readonly placed: Placed; readonly runbook: Runbook | undefined } {
  const all = sources.inFile(file).map((runbook) => {
    const range = sources.lineOf(runbook, line)
    return { runbook, range, placed: placeBreakpoint(runbook, { range, condition, hitCondition, logMessage }) }
  })
  const onLine = all.find(
    ({ runbook, range, placed }) => 'step' in placed && runbook.toHost(placed.step.node).start < range.end,
  )
  return onLine ?? all.find(({ placed }) => 'step' in placed) ?? all[0] ?? { placed: nowhere, runbook: undefined }
}

/** Whether two breakpoints are asked for alike: then what is known of one holds for the other. */
export const isAskedAlike = (one: DebugProtocol.SourceBreakpoint, other: DebugProtocol.SourceBreakpoint): boolean =>
  one.line === other.line &&
  one.condition === other.condition &&
  one.hitCondition === other.hitCondition &&
  one.logMessage === other.logMessage

/** A breakpoint as a client shows it. */
export function shownBreakpoint(
  { id, placed, line }: PlacedBreakpoint,
  source: DebugProtocol.Source,
): DebugProtocol.Breakpoint {
  if ('fault' in placed)
    return { id, verified: false, message: placed.fault, reason: placed === notYet ? 'pending' : 'failed' }
  return { id, verified: true, source, ...(line !== undefined && { line }) }
}
