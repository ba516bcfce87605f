import type { DebugProtocol } from '@vscode/debugprotocol'
import { debug } from '../debugger/debugger.js'
import { UsageError } from '../node/usage-error.js'
import type { RunEvent } from '../simulator/event.js'
import { traceOf } from '../simulator/trace.js'
import { capabilities } from './capabilities.js'
import { readLaunch } from './launch.js'
import { prepare } from './prepare.js'
import { log, type Requests, type Session } from './session.js'
import { valueText } from './shown.js'
import { sourcesOf } from './sources.js'

/** Requests at the beginning and at the end of a session. */
export function launchingRequests(session: Session): Requests {
  return {
    initialize({ linesStartAt1 = true, columnsStartAt1 = true }: DebugProtocol.InitializeRequestArguments) {
      session.counting = { line: linesStartAt1 ? 1 : 0, column: columnsStartAt1 ? 1 : 0 }
      return { body: capabilities }
    },
    async launch(args: unknown) {
      if (session.launched) throw new UsageError('a run has been launched already')
      await launched(args, session)
      // From now on it is known where breakpoints may be.
      return { after: async () => session.tell('initialized') }
    },
    attach() {
      throw new UsageError('there is nothing to attach to; launch a rehearsal')
    },
    terminate: () => ({ after: async () => session.tell('terminated') }),
    disconnect: () => ({}),
  }
}

async function launched(args: unknown, session: Session): Promise<void> {
  const launch = readLaunch(args)
  const { options, runbooks, invented, expected, close } = await prepare(launch, session.surroundings)
  for (const [name, value] of invented) log(session, `the parameter ${name} is invented: ${valueText(value)}`)
  const debugged = await debug({
    ...options,
    onEvent: (event) => logEvent(event, session),
    onMessage: (text) => log(session, text, 'stdout'),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  })
  session.launched = { launch, debugged, sources: sourcesOf(runbooks, session.counting), expected, close }
}

/** Events of a run that are told in the console. */
const worthTelling: ReadonlySet<RunEvent['kind']> = new Set([
  'run-ended',
  'attempt-failed',
  'step-ended',
  'choice',
  'variable',
  'note',
])

function logEvent(event: RunEvent, session: Session): void {
  if (!worthTelling.has(event.kind)) return
  for (const line of traceOf({ events: [event], exchanges: [] })) log(session, line, 'stdout')
}
