import type { DebugProtocol } from '@vscode/debugprotocol'
import { debug } from '../debugger/debugger.js'
import { valueText } from '../debugger/value-text.js'
import { UsageError } from '../node/usage-error.js'
import type { RunEvent } from '../simulator/event.js'
import { toldEvent } from './told-event.js'
import { capabilities } from './capabilities.js'
import { placeAgain } from './breaking.js'
import { clientFiles } from './client-files.js'
import { readLaunch } from './launch.js'
import { begun } from './moving.js'
import { prepare } from './prepare.js'
import {
  begunIn,
  type Client,
  type HasLeft,
  type Launched,
  LeftError,
  launchedIn,
  leave,
  leaveRun,
  log,
  type Requests,
  type Session,
} from './session.js'
import { sourcesOf } from './sources.js'

/** Requests at the beginning and at the end of a session. */
export function launchingRequests(session: Session): Requests {
  return {
    initialize(args: DebugProtocol.InitializeRequestArguments) {
      session.client = clientFrom(args)
      return { body: capabilities }
    },
    async launch(args: unknown, hasLeft: HasLeft) {
      if (session.launched) throw new UsageError('a run has been launched already')
      session.launched = await launched(args, session, hasLeft)
      placeAgain(session)
      // From now on it is known where breakpoints may be.
      return { after: async () => session.tell('initialized') }
    },
    attach() {
      throw new UsageError('there is nothing to attach to; launch a rehearsal')
    },
    async restart({ arguments: args }: DebugProtocol.RestartArguments, hasLeft: HasLeft) {
      const run = begunIn(session)
      // What is wrong with what is read now leaves the run as it is; one that has come to its end meanwhile has ended the session.
      const next = await launched(args ?? run.launch, session, () => hasLeft() || session.launched !== run)
      const left = leaveRun(session)
      session.launched = next
      placeAgain(session)
      const { after } = begun(session)
      return {
        async after() {
          await Promise.all([left, after?.()])
        },
      }
    },
    terminate() {
      const { launched } = session
      // A sandbox that is just starting takes its time to end: nobody waits for that.
      const left = leave(session)
      return {
        async after() {
          if (launched) session.tell('terminated')
          await left
        },
      }
    },
    disconnect() {
      const left = leave(session)
      return { after: () => left }
    },
    configurationDone() {
      if (launchedIn(session).begun) throw new UsageError('the run has been begun already; `restart` begins it anew')
      return begun(session)
    },
  }
}

const clientFrom = ({
  linesStartAt1 = true,
  columnsStartAt1 = true,
  pathFormat = 'path',
  supportsInvalidatedEvent = false,
}: DebugProtocol.InitializeRequestArguments): Client => ({
  counting: { line: linesStartAt1 ? 1 : 0, column: columnsStartAt1 ? 1 : 0 },
  files: clientFiles(pathFormat === 'uri' ? 'uri' : 'path'),
  takesInvalidated: supportsInvalidatedEvent,
})

/** Reads all that a launch configuration names, as it is now; `isUnwanted`: whether nobody waits for that any more. */
async function launched(args: unknown, session: Session, isUnwanted: () => boolean): Promise<Launched> {
  const launch = readLaunch(args)
  const { options, runbooks, invented, expected, notRun, close } = await prepare(launch, session.surroundings)
  const isLeft = () => session.launched !== run
  const debugged = await debug({
    ...options,
    onEvent: (event) => !isLeft() && logEvent(event, session),
    onMessage: (text) => !isLeft() && log(session, text, 'stdout'),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  })
  if (isUnwanted()) {
    await close()
    throw new LeftError('the run was left while its files were read; launch it anew')
  }
  for (const [name, value] of invented) log(session, `the parameter ${name} is invented: ${valueText(value)}`)
  const { counting, files } = session.client
  const sources = sourcesOf(runbooks, counting, files)
  const atFirst = { begun: false, moving: false, stop: undefined, skipsTold: 0, notRunTold: false }
  const run: Launched = { launch, debugged, sources, expected, notRun, close, ...atFirst }
  return run
}

function logEvent(event: RunEvent, session: Session): void {
  const told = toldEvent(event)
  if (told !== undefined) log(session, told, 'stdout')
}
