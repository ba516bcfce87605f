import { ProtocolServer } from '@vscode/debugadapter/lib/protocol.js'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { isUsageError } from '../node/usage-error.js'
import type { ProcessParts } from './prepare.js'
import { answerTo, requestsFor } from './requests.js'
import { log, newSession, type Requests, type Session } from './session.js'

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
  if (session.moving) session.launched?.debugged.pause()
  await session.launched?.close()
}

/** What is no fault of whoever asked. */
const internal = (error: unknown): string => `ssmith failed: ${error instanceof Error ? error.message : String(error)}`

const eventWith = (event: string, body: unknown): DebugProtocol.Event => ({
  seq: 0,
  type: 'event',
  event,
  ...(body !== undefined && { body }),
})

/** What a user asks for, and no client by itself: why it is refused is told to the user. */
const wanted: ReadonlySet<string> = new Set(['launch', 'attach', 'restart', 'restartFrame', 'gotoTargets', 'goto'])

/** Answers requests by their names. */
class Adapter extends ProtocolServer {
  readonly #session: Session
  readonly #requests: Requests

  constructor(session: Session) {
    super()
    this.#session = session
    this.#requests = requestsFor(session)
  }

  protected override dispatchRequest(request: DebugProtocol.Request): void {
    void this.#answer(request)
  }

  async #answer(request: DebugProtocol.Request): Promise<void> {
    const command = String(request.command)
    try {
      const { body, after } = await answerTo(this.#requests, command, request.arguments)
      this.#respond(request, { success: true, ...(body !== undefined && { body }) })
      if (command === 'disconnect') this.emit('end')
      await after?.().catch((error: unknown) => this.#fail(error))
    } catch (error) {
      const message = isUsageError(error) ? error.message : internal(error)
      const showUser = !isUsageError(error) || wanted.has(command)
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

  /** Something of ours went wrong while the run went on: it cannot go on. */
  #fail(error: unknown): void {
    log(this.#session, internal(error))
    this.#session.tell('terminated')
  }
}
