import type { DebugProtocol } from '@vscode/debugprotocol'
import { stepAt } from '../debugger/breakpoints.js'
import type { Debugger, Stop } from '../debugger/debugger.js'
import type { Gait } from '../debugger/stepping.js'
import type { Step } from '../document/document.js'
import { UsageError } from '../node/usage-error.js'
import { tellWay } from './following.js'
import type { Launch } from './launch.js'
import {
  begunIn,
  type Done,
  forgetShown,
  frameIn,
  type Launched,
  launchedIn,
  leaveRun,
  log,
  newId,
  type Requests,
  type Session,
  stillIn,
  threadId,
} from './session.js'
import { tellVerdict } from './verdict.js'

/** Requests that move a run, there or back. */
export function movingRequests(session: Session): Requests {
  const go = (gait: Gait): Done => moved(session, (debugged) => debugged.go(gait))
  return {
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
      const targets = found.map(({ step, place }) => {
        const id = newId(session)
        session.targets.set(id, step)
        const way = debugged.wayBackTo(step) ? 'back' : 'on'
        return { id, label: `${way} to ${step.name ?? ''}`, ...place }
      })
      return { body: { targets } }
    },
    goto({ targetId }: DebugProtocol.GotoArguments) {
      stillIn(session)
      const step = session.targets.get(targetId)
      if (!step) throw new UsageError(`there is no target \`${targetId}\`; ask for the targets of a line first`)
      return wentTo(session, step)
    },
    pause() {
      const { debugged, moving } = begunIn(session)
      if (moving) debugged.pause()
      return {}
    },
  }
}

/** Begins the run from its start. */
export function begun(session: Session): Done {
  launchedIn(session).begun = true
  return moved(session, (debugged, { stopOnEntry = false, noDebug = false }) => debugged.begin(stopOnEntry && !noDebug))
}

/** Back to where the step of a frame began. */
function wentBack(session: Session, step: Step | undefined, depth: number): Done {
  const back = step && stillIn(session).debugged.wayBackTo(step, depth)
  if (!back) throw new UsageError('the frame has no step that could be gone back to')
  return moved(session, back)
}

/** Back to where a step began last, or on to it without those in between. */
function wentTo(session: Session, step: Step): Done {
  const { debugged } = stillIn(session)
  const way = debugged.wayBackTo(step) ?? debugged.wayOnTo(step)
  if (!way)
    throw new UsageError(
      `there is no way to \`${step.name ?? ''}\`; go to a step that the run has passed, or that stands beside one it is in`,
    )
  return moved(session, way)
}

/** Moves the run behind the answer to the request, and tells where it came to, unless it was left meanwhile. */
function moved(session: Session, move: (debugged: Debugger, launch: Launch) => Promise<Stop>): Done {
  const run = stillIn(session)
  run.moving = true
  forgetShown(session, run)
  return {
    async after() {
      const stop = await move(run.debugged, run.launch).finally(() => {
        run.moving = false
      })
      run.stop = stop
      if (session.launched !== run) return
      if (stop.reason === 'over') await ended(session, run, stop)
      else tellStop(session, stop)
    },
  }
}

async function ended(session: Session, run: Launched, { text }: Stop): Promise<void> {
  if (text !== undefined) log(session, text)
  await tellVerdict(session)
  if (session.launched !== run) return
  tellWay(session)
  await leaveRun(session)
  session.tell('terminated')
}

function tellStop({ tell }: Session, { reason, text }: Stop): void {
  const description = reason === 'end' ? 'the run is over' : undefined
  tell('stopped', {
    reason: reason === 'end' ? 'step' : reason,
    threadId,
    allThreadsStopped: true,
    ...(description !== undefined && { description }),
    ...(text !== undefined && { text }),
  })
}
