import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'
import type { Frame } from '../debugger/frames.js'
import { walkedSteps } from '../debugger/walked-steps.js'
import { views } from '../debugger/views.js'
import type { Answer, Request } from '../simulator/request.js'
import type { DebugEvents, DebugRequests, Walk } from './protocol.js'
import { frameIn, type Requests, type Session, stillIn } from './session.js'
import { requestName } from './shown.js'

/** Requests beside the protocol, for front ends that follow a run: see `protocol.ts`. */
export function followingRequests(session: Session): Requests {
  return {
    'ssmith/walk': ({ frameId }: DebugRequests['ssmith/walk']['args']) => ({ body: walkAt(frameId, session) }),
    'ssmith/asked': async () => ({ body: (await askedIn(session)) ?? null }),
  }
}

function walkAt(frameId: number | undefined, session: Session): Walk {
  const { depth, at } = frameIn(session, frameId)
  return { ...walkOf(at.frame, depth, session), at: at.frame.step?.name ?? null }
}

/** Tells the whole way of a run that is over. */
export function tellWay(session: Session): void {
  const [frame] = stillIn(session).debugged.frames
  if (frame) session.tell('ssmith/ended', walkOf(frame, 0, session) satisfies DebugEvents['ssmith/ended'])
}

function walkOf({ execution: { document } }: Frame, depth: number, session: Session): Walk {
  const { debugged, sources } = stillIn(session)
  const { source } = sources.placeOf(document, undefined)
  return { path: source?.path ?? null, at: null, steps: walkedSteps(debugged.past, debugged.frames, depth) }
}

async function askedIn(session: Session): Promise<DebugRequests['ssmith/asked']['result'] | undefined> {
  const { debugged } = stillIn(session)
  const { pending, frames } = debugged
  const frame = frames.at(-1)
  if (!pending || !frame) return undefined
  const at = debugged.at(frame)
  return {
    name: requestName(pending.request),
    answer: [pending, pending.proposed].map(({ answer }) => answer).find(isSuccess)?.value ?? null,
    error: views.error(at) ?? '',
    source: pending.source,
    errors: await errorsOf(pending.request),
  }
}

const isSuccess = (answer: Answer): answer is Extract<Answer, { kind: 'value' }> => answer.kind === 'value'

async function errorsOf(request: Request): Promise<readonly string[]> {
  if (request.kind !== 'aws') return []
  const service = await loadService(request.service)
  const name = service && operationNamed(service, request.operation)
  return (name !== undefined && service?.operation(name)?.errors) || []
}
