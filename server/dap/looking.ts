import type { DebugProtocol } from '@vscode/debugprotocol'
import { scopesAt } from '../debugger/scopes.js'
import { exceptionKinds } from '../debugger/exception-kinds.js'
import { UsageError } from '../node/usage-error.js'
import { frameIn, isPastFrame, isPastReference, type Requests, type Session, stillIn, threadId } from './session.js'
import { frameName, partsOf } from './shown.js'
import { referenceTo, shownBy, valueAt, variable, within } from './variables.js'

/** Requests on where a run stands. */
export function lookingRequests(session: Session): Requests {
  return {
    threads: () => ({ body: { threads: [{ id: threadId, name: session.launched?.launch.program ?? 'rehearsal' }] } }),
    stackTrace({ startFrame = 0, levels = 0 }: DebugProtocol.StackTraceArguments) {
      const { debugged, sources } = stillIn(session)
      const frames = debugged.frames.map((frame, depth) => ({
        id: session.firstFrame + depth,
        name: frameName(frame),
        canRestart: frame.step !== undefined,
        ...sources.placeOf(frame.execution.document, frame.step),
      }))
      const stackFrames = frames.toReversed().slice(startFrame, levels > 0 ? startFrame + levels : undefined)
      return { body: { stackFrames, totalFrames: frames.length } }
    },
    scopes({ frameId }: DebugProtocol.ScopesArguments) {
      // The run may step on before a client has asked for all it shows: an error would stand among the variables for a moment.
      if (isPastFrame(session, frameId)) return { body: { scopes: [] } }
      const { at, depth } = frameIn(session, frameId)
      const scopes = scopesAt(at).map((scope) => {
        const variablesReference = referenceTo({ depth, place: { scope, path: [] } }, session)
        return { name: scope, variablesReference, expensive: scope === 'Account' }
      })
      return { body: { scopes } }
    },
    variables({ variablesReference, filter, start = 0, count = 0 }: DebugProtocol.VariablesArguments) {
      // As with scopes: clients show an error in the place of values.
      if (isPastReference(session, variablesReference)) return { body: { variables: [] } }
      const { depth, place } = shownBy(variablesReference, session)
      const value = valueAt(depth, place, session)
      const isWanted = filter === undefined || (filter === 'indexed') === Array.isArray(value)
      const parts = isWanted ? partsOf(value).slice(start, count > 0 ? start + count : undefined) : []
      return { body: { variables: parts.map(([name, value]) => variable(depth, within(place, name), value, session)) } }
    },
    source() {
      throw new UsageError('there is no text but that of files; documents that AWS owns have none here')
    },
    exceptionInfo() {
      const { stop } = stillIn(session)
      if (stop?.reason !== 'exception') throw new UsageError('the run does not stand at an exception')
      const { met } = exceptionKinds[stop.exception ?? 'failed']
      return { body: { exceptionId: met, description: stop.text, breakMode: 'always' } }
    },
  }
}
