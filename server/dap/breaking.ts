import { basename } from 'node:path'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { isExceptionKind } from '../debugger/exception-kinds.js'
import { isAskedAlike, placedIn, type PlacedBreakpoint, shownBreakpoint } from './placed-breakpoint.js'
import { launchedIn, newId, type Requests, type Session } from './session.js'

/** Requests on where a run stops. */
export function breakingRequests(session: Session): Requests {
  return {
    setBreakpoints({ source: { path = '' }, breakpoints: asked = [] }: DebugProtocol.SetBreakpointsArguments) {
      const { files } = session.client
      files.remember(path)
      const file = files.identity(path)
      const known = [...(session.breakpoints.get(file)?.breakpoints ?? [])]
      const breakpoints = asked.map((each) => keptAmong(known, each) ?? placed(path, newId(session), each, session))
      session.breakpoints.set(file, { path, breakpoints })
      breakAsWanted(session)
      return { body: { breakpoints: breakpoints.map((each) => shownBreakpoint(each, sourceOf(path))) } }
    },
    setExceptionBreakpoints({ filters }: DebugProtocol.SetExceptionBreakpointsArguments) {
      session.exceptions = new Set(filters.filter(isExceptionKind))
      breakAsWanted(session)
      return { body: { breakpoints: filters.map((each) => ({ verified: isExceptionKind(each) })) } }
    },
    breakpointLocations({ source, line, endLine = line }: DebugProtocol.BreakpointLocationsArguments) {
      const { sources } = launchedIn(session)
      const lines = sources
        .inFile(source.path ?? '')
        .flatMap(({ document }) => document.steps.map((step) => sources.placeOf(document, step).line))
      const breakpoints = [...new Set(lines)].filter((each) => each >= line && each <= endLine)
      return { body: { breakpoints: breakpoints.map((each) => ({ line: each })) } }
    },
  }
}

/** Places all breakpoints in a run that has just been launched, and tells which of them are elsewhere than the client knows. */
export function placeAgain(session: Session): void {
  for (const [file, { path, breakpoints }] of session.breakpoints) {
    const again = breakpoints.map(({ id, asked }) => placed(path, id, asked, session))
    session.breakpoints.set(file, { path, breakpoints: again })
    again.forEach((each, at) => {
      const [before, now] = [breakpoints[at], each].map((one) => one && shownBreakpoint(one, sourceOf(path)))
      if (JSON.stringify(before) !== JSON.stringify(now))
        session.tell('breakpoint', { reason: 'changed', breakpoint: now })
    })
  }
  breakAsWanted(session)
}

/** Who launches without debugging wants to stop nowhere. */
function breakAsWanted({ launched, breakpoints, exceptions }: Session): void {
  if (!launched || launched.launch.noDebug) return
  const all = [...breakpoints.values()].flatMap((file) => file.breakpoints)
  launched.debugged.breakpoints = all.flatMap(({ placed: each }) => ('step' in each ? each : []))
  launched.debugged.exceptions = exceptions
}

/** A breakpoint that stands there already, which goes on with its hits; taken out, since it is none for another one. */
function keptAmong(known: PlacedBreakpoint[], wanted: DebugProtocol.SourceBreakpoint): PlacedBreakpoint | undefined {
  const at = known.findIndex(({ asked }) => isAskedAlike(asked, wanted))
  return at < 0 ? undefined : known.splice(at, 1)[0]
}

const placed = (
  path: string,
  id: number,
  asked: DebugProtocol.SourceBreakpoint,
  { launched }: Session,
): PlacedBreakpoint => placedIn(path, id, asked, launched?.sources)

const sourceOf = (path: string): DebugProtocol.Source => ({ name: basename(path), path })
