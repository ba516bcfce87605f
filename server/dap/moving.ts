import type { DebugProtocol } from '@vscode/debugprotocol'
import { stepAt } from '../debugger/breakpoints.js'
import type { Debugger } from '../debugger/debugger.js'
import { variablesOfRun } from '../debugger/scopes.js'
import type { Gait } from '../debugger/stepping.js'
import { valueText } from '../debugger/value-text.js'
import type { Step } from '../document/document.js'
import { UsageError } from '../node/usage-error.js'
import { tellWay } from './following.js'
import type { Launch } from './launch.js'
import type { DebugEvents } from './protocol.js'
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
  type RunStop,
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
      return restarted(session, at.frame.step, at.frame.kind === 'request' ? depth : depth + 1)
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
function restarted(session: Session, step: Step | undefined, depth: number): Done {
  const back = step && stillIn(session).debugged.wayBackTo(step, depth)
  if (!back) throw new UsageError('the frame has no step that could be gone back to')
  return moved(session, async () => ({ ...(await back()), reason: 'restart' }))
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
function moved(session: Session, move: (debugged: Debugger, launch: Launch) => Promise<RunStop>): Done {
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
      tellNotRun(session, run)
      if (stop.reason === 'over') return ended(session, run, stop)
      tellSkips(session, run)
      tellStop(session, stop)
    },
  }
}

async function ended(session: Session, run: Launched, { text }: RunStop): Promise<void> {
  if (text !== undefined) log(session, text)
  tellVariables(session, run)
  await tellVerdict(session)
  if (session.launched !== run) return
  tellWay(session)
  await leaveRun(session)
  session.tell('terminated')
}

/** What variables are in the end: a run that has ended by itself cannot be looked at any more. */
function tellVariables(session: Session, { debugged }: Launched): void {
  const shown = Object.entries(variablesOfRun(debugged)).map(([name, value]) => `${name} = ${valueText(value)}`)
  if (shown.length > 0) log(session, `variables at the end: ${shown.join(', ')}`, 'stdout')
}

/** What a script gives that did not run is invented: who debugs it wants to know, once. */
function tellNotRun(session: Session, run: Launched): void {
  const reason = run.notRunTold ? undefined : run.notRun()
  if (reason === undefined) return
  run.notRunTold = true
  log(session, `${reason}, or launch with \`"python": "host"\` to run them without a sandbox`)
  session.tell('ssmith/notRun', { reason } satisfies DebugEvents['ssmith/notRun'])
}

/** After a way back a run goes the same way again, which is not what one expects of a skip. */
function tellSkips(session: Session, run: Launched): void {
  const { skipsAhead } = run.debugged
  const names = skipsAhead.map(({ name }) => `\`${name ?? ''}\``).join(', then to ')
  if (skipsAhead.length > run.skipsTold)
    log(session, `from here the run skips to ${names} again; go to another step or restart to have it go otherwise`)
  run.skipsTold = skipsAhead.length
}

/** The words of the protocol are those of the debugger, but that clients know no stop at the end. */
function tellStop({ tell }: Session, { reason, text }: RunStop): void {
  tell('stopped', {
    reason: reason === 'end' ? 'step' : reason,
    threadId,
    allThreadsStopped: true,
    ...(reason === 'end' && { description: 'the run is over' }),
    ...(text !== undefined && { text }),
  })
}
