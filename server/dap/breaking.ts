import type { DebugProtocol } from '@vscode/debugprotocol'
import { type Placed, placeBreakpoint, type WantedBreakpoint } from '../debugger/breakpoints.js'
import { isExceptionKind } from '../debugger/exception-kinds.js'
import type { Runbook } from '../node/read-runbook.js'
import { launchedIn, type Requests, type Session } from './session.js'
import type { Sources } from './sources.js'

/** Requests on where a run stops. */
export function breakingRequests(session: Session): Requests {
  return {
    setBreakpoints({ source, breakpoints: wanted = [] }: DebugProtocol.SetBreakpointsArguments) {
      const { debugged, sources } = launchedIn(session)
      const path = source.path ?? ''
      const placed = wanted.map((each) => bestOf(path, each, sources))
      session.breakpoints.set(
        path,
        placed.flatMap((each) => ('step' in each.placed ? each.placed : [])),
      )
      debugged.breakpoints = [...session.breakpoints.values()].flat()
      return { body: { breakpoints: placed.map((each) => shown(each, sources)) } }
    },
    setExceptionBreakpoints({ filters }: DebugProtocol.SetExceptionBreakpointsArguments) {
      launchedIn(session).debugged.exceptions = new Set(filters.filter(isExceptionKind))
      return { body: { breakpoints: filters.map((each) => ({ verified: isExceptionKind(each) })) } }
    },
    breakpointLocations({ source, line, endLine = line }: DebugProtocol.BreakpointLocationsArguments) {
      const { sources } = launchedIn(session)
      const places = sources
        .inFile(source.path ?? '')
        .flatMap(({ document }) => document.steps.map((step) => sources.placeOf(document, step)))
      const breakpoints = places.flatMap((place) =>
        place.line >= line && place.line <= endLine ? { line: place.line } : [],
      )
      return { body: { breakpoints } }
    },
  }
}

/** A breakpoint in the one of the runbooks of a file that has the line. */
interface InRunbook {
  readonly placed: Placed
  readonly runbook: Runbook | undefined
}

const noRunbook = { fault: 'the file holds no runbook of this run' }

function bestOf(path: string, wanted: DebugProtocol.SourceBreakpoint, sources: Sources): InRunbook {
  const all = sources.inFile(path).map((runbook) => {
    const range = sources.lineOf(runbook, wanted.line)
    const { condition, hitCondition, logMessage }: Omit<WantedBreakpoint, 'range'> = wanted
    return { runbook, range, placed: placeBreakpoint(runbook, { range, condition, hitCondition, logMessage }) }
  })
  const onLine = all.find(
    ({ runbook, range, placed }) => 'step' in placed && runbook.toHost(placed.step.node).start < range.end,
  )
  return onLine ?? all.find(({ placed }) => 'step' in placed) ?? all[0] ?? { placed: noRunbook, runbook: undefined }
}

function shown({ placed, runbook }: InRunbook, sources: Sources): DebugProtocol.Breakpoint {
  if ('fault' in placed || !runbook)
    return { verified: false, message: 'fault' in placed ? placed.fault : noRunbook.fault }
  const { source, line } = sources.placeOf(runbook.document, placed.step)
  return { verified: true, line, ...(source && { source }) }
}
