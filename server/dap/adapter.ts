import { ProtocolServer } from '@vscode/debugadapter/lib/protocol.js'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { isUsageError } from '../node/usage-error.js'
import type { ProcessParts } from './prepare.js'
import { answerTo, requestsFor } from './requests.js'
import { type HasLeft, LeftError, leave, leaveRun, log, newSession, type Requests, type Session } from './session.js'

/** Speaks the Debug Adapter Protocol over two streams: one session, until the client disconnects or hangs up. */
export async function serveDebugger(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  surroundings: ProcessParts,
): Promise<void> {
  const session = newSession(surroundings, (event, body) => adapter.sendEvent(eventWith(event, body)))
  const adapter: Adapter = new Adapter(session)
  await new Promise<void>((resolve) => {
    // What is no message, or cannot be sent because the client is gone, is nobody's fault here.
    adapter.on('error', () => {})
    adapter.on('close', resolve)
    adapter.on('end', resolve)
    adapter.start(input, output)
  })
  // A run that still goes on has nobody left to tell.
  await leave(session)
}

/** An error in words; one that is no fault of whoever asked is said to be ours. */
const words = (error: unknown): string =>
  isUsageError(error) ? error.message : `ssmith failed: ${error instanceof Error ? error.message : String(error)}`

const eventWith = (event: string, body: unknown): DebugProtocol.Event => ({
  seq: 0,
  type: 'event',
  event,
  ...(body !== undefined && { body }),
})

/** What a user asks for, and no client by itself: why it is refused is told to the user. */
const wanted: ReadonlySet<string> = new Set(['launch', 'attach', 'restart', 'restartFrame', 'gotoTargets', 'goto'])

/** What ends a run, or has it stand still, waits for nothing: what is asked before may take its time. */
const atOnce: ReadonlySet<string> = new Set(['pause', 'terminate', 'disconnect'])

/** Answers requests by their names, one after the other. */
class Adapter extends ProtocolServer {
  readonly #session: Session
  readonly #requests: Requests
  /** Settles when all that was asked before has been answered. */
  #answered: Promise<void> = Promise.resolve()

  constructor(session: Session) {
    super()
    this.#session = session
    this.#requests = requestsFor(session)
  }

  protected override dispatchRequest(request: DebugProtocol.Request): void {
    const { leavings } = this.#session
    const hasLeft = () => this.#session.leavings !== leavings
    if (atOnce.has(String(request.command))) void this.#answer(request, hasLeft)
    else this.#answered = this.#answered.then(() => this.#answer(request, hasLeft))
  }

  async #answer(request: DebugProtocol.Request, hasLeft: HasLeft): Promise<void> {
    const command = String(request.command)
    try {
      const { body, after } = await answerTo(this.#requests, command, request.arguments, hasLeft)
      this.#respond(request, { success: true, ...(body !== undefined && { body }) })
      if (command === 'disconnect') this.emit('end')
      // What goes on behind the answer is not waited for.
      void after?.().catch((error: unknown) => this.#fail(error))
    } catch (error) {
      const message = words(error)
      const showUser = !isUsageError(error) || (wanted.has(command) && !(error instanceof LeftError))
      this.#respond(request, { success: false, message, body: { error: { id: 1, format: message, showUser } } })
    }
  }

  #respond(request: DebugProtocol.Request, result: Pick<DebugProtocol.Response, 'success' | 'body' | 'message'>): void {
    this.sendResponse({
      seq: 0,
      type: 'response',
      request_seq: request.seq,
      command: request.command,
      body: undefined,
      ...result,
    })
  }

  /** Something went wrong while the run went on: it cannot go on. */
  #fail(error: unknown): void {
    log(this.#session, words(error))
    void leaveRun(this.#session).finally(() => this.#session.tell('terminated'))
  }
}
