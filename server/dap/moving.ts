import type { DebugProtocol } from '@vscode/debugprotocol'
import { stepAt } from '../debugger/breakpoints.js'
import type { Debugger, Stop } from '../debugger/debugger.js'
import type { Gait } from '../debugger/stepping.js'
import type { Step } from '../document/document.js'
import { UsageError } from '../node/usage-error.js'
import { tellWay } from './following.js'
import { type Done, frameIn, launchedIn, log, type Requests, type Session, stillIn, threadId } from './session.js'
import { tellVerdict } from './verdict.js'

/** Requests that move a run, there or back. */
export function movingRequests(session: Session): Requests {
  const go = (gait: Gait): Done => moved(session, (debugged) => debugged.go(gait))
  return {
    configurationDone: () => begun(session),
    restart: () => begun(session),
    continue: () => ({ ...go('continue'), body: { allThreadsContinued: true } }),
    next: () => go('next'),
    stepIn: () => go('stepIn'),
    stepOut: () => go('stepOut'),
    stepBack: () => moved(session, (debugged) => debugged.stepBack()),
    reverseContinue: () => moved(session, (debugged) => debugged.reverseContinue()),
    restartFrame({ frameId }: DebugProtocol.RestartFrameArguments) {
      const { at, depth } = frameIn(session, frameId)
      // What a step asks for stands above the frame of the step.
      return wentBack(session, at.frame.step, at.frame.kind === 'request' ? depth : depth + 1)
    },
    gotoTargets({ source, line }: DebugProtocol.GotoTargetsArguments) {
      const { debugged, sources } = stillIn(session)
      const found = sources.inFile(source.path ?? '').flatMap((runbook) => {
        const step = stepAt(runbook, sources.lineOf(runbook, line))
        return step ? [{ step, place: sources.placeOf(runbook.document, step) }] : []
      })
      session.targets = found.map(({ step }) => step)
      const targets = found.map(({ step, place }, at) => {
        const way = debugged.wayBackTo(step) ? 'back' : 'on'
        return { id: at + 1, label: `${way} to ${step.name ?? ''}`, ...place }
      })
      return { body: { targets } }
    },
    goto: ({ targetId }: DebugProtocol.GotoArguments) => wentTo(session, session.targets[targetId - 1]),
    pause() {
      const { debugged } = launchedIn(session)
      if (session.moving) debugged.pause()
      return {}
    },
  }
}

const begun = (session: Session): Done =>
  moved(session, (debugged, { stopOnEntry = false }) => debugged.begin(stopOnEntry))

/** Back to where the step of a frame began. */
function wentBack(session: Session, step: Step | undefined, depth: number): Done {
  const back = step && stillIn(session).debugged.wayBackTo(step, depth)
  if (!back) throw new UsageError('the frame has no step that could be gone back to')
  return moved(session, back)
}

/** Back to where a step began last, or on to it without those in between. */
function wentTo(session: Session, step: Step | undefined): Done {
  const { debugged } = stillIn(session)
  const way = step && (debugged.wayBackTo(step) ?? debugged.wayOnTo(step))
  if (!way)
    throw new UsageError(
      `there is no way to \`${step?.name ?? ''}\`; go to a step that the run has passed, or that stands beside one it is in`,
    )
  return moved(session, way)
}

/** Moves the run behind the answer to the request, and tells where it came to. */
function moved(
  session: Session,
  move: (debugged: Debugger, launch: { readonly stopOnEntry?: boolean }) => Promise<Stop>,
): Done {
  const { debugged, launch } = stillIn(session)
  session.moving = true
  session.shown.clear()
  return {
    async after() {
      try {
        session.stop = await move(debugged, launch)
      } finally {
        session.moving = false
      }
      if (session.stop.reason === 'over') await ended(session, session.stop)
      tellStop(session, session.stop)
    },
  }
}

async function ended(session: Session, { text }: Stop): Promise<void> {
  if (text !== undefined) log(session, text)
  await tellVerdict(session)
  tellWay(session)
}

function tellStop({ tell }: Session, { reason, text }: Stop): void {
  if (reason === 'over') {
    tell('terminated')
    return
  }
  const description = reason === 'end' ? 'the run is over' : undefined
  tell('stopped', {
    reason: reason === 'end' ? 'step' : reason,
    threadId,
    allThreadsStopped: true,
    ...(description !== undefined && { description }),
    ...(text !== undefined && { text }),
  })
}
