import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { DebugClient } from '@vscode/debugadapter-testsupport'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { serveDebugger } from '../../server/dap/adapter.js'
import type { ProcessParts } from '../../server/dap/prepare.js'
import { builtProgram, folderWith } from './command-line.js'

/** A client of the debug adapter within this process. */
export class Client extends DebugClient {
  /** Ends when the adapter thinks that the session has ended. */
  readonly ended: Promise<void>
  /** Writes to the adapter whatever it is. */
  readonly raw: PassThrough
  /** All that was written into the console. */
  readonly console: string[] = []
  /** All that the adapter has written. */
  readonly received: string[] = []

  /** `env`: what the adapter finds in its environment; `more`: other parts of its process. */
  constructor(env: NodeJS.ProcessEnv = {}, more: Partial<ProcessParts> = {}) {
    super('', '', 'ssmith')
    // A machine that is busy takes seconds.
    this.defaultTimeout = 20_000
    this.raw = new PassThrough()
    const output = new PassThrough()
    this.ended = serveDebugger(this.raw, output, { program: builtProgram, env, ...more })
    output.on('data', (data: Buffer) => this.received.push(data.toString()))
    this.connect(output, this.raw)
    this.on('output', ({ body }: DebugProtocol.OutputEvent) => this.console.push(body.output.trimEnd()))
  }

  /** Launches, sets breakpoints on lines, and gives what the run stops at first. */
  async begin(
    launch: Readonly<Record<string, unknown>>,
    breakpoints: readonly DebugProtocol.SourceBreakpoint[] = [],
    filters: string[] = [],
  ): Promise<string> {
    await this.initializeRequest()
    await Promise.all([this.waitForEvent('initialized'), this.send('launch', launch)])
    const source = { path: String(launch['program']) }
    await this.setBreakpointsRequest({ source, breakpoints: [...breakpoints] })
    await this.setExceptionBreakpointsRequest({ filters })
    return this.move('configurationDone')
  }

  /** Moves the run, and tells where and why it stops: `step a.yaml:7 a.yaml: first`; inner frames come first. */
  async move(command: string, args: Readonly<Record<string, unknown>> = { threadId: 1 }): Promise<string> {
    const moved = Promise.race([this.waitForEvent('stopped'), this.waitForEvent('terminated')])
    await this.send(command, args)
    const { event, body } = await moved
    if (event === 'terminated') return event
    const frames = (await this.frames()).map(({ name, source, line }) => `${name} ${source?.name}:${line}`)
    return [`${body.reason}:`, frames.join(' < ')].join(' ')
  }

  async frames(): Promise<readonly DebugProtocol.StackFrame[]> {
    return (await this.stackTraceRequest({ threadId: 1 })).body.stackFrames
  }

  async evaluate(expression: string): Promise<string> {
    return (await this.evaluateRequest({ expression })).body.result
  }

  /** The variables of a group of the innermost frame. */
  async variablesOf(name: string): Promise<{ reference: number; variables: readonly DebugProtocol.Variable[] }> {
    const [frame] = await this.frames()
    const { scopes } = (await this.scopesRequest({ frameId: frame?.id ?? 0 })).body
    const reference = scopes.find((scope) => scope.name === name)?.variablesReference ?? 0
    return { reference, variables: (await this.variablesRequest({ variablesReference: reference })).body.variables }
  }
}

/** Files for a suite, and a client for each of its tests, which has left once the test is over. */
export function debuggedFiles<Name extends string>(
  files: Readonly<Record<Name, string>>,
  begins: (client: Client) => void,
): { readonly path: string; readonly at: (name: Name) => string } {
  const { path, remove } = folderWith(files)
  let client: Client
  beforeEach(() => {
    client = new Client()
    begins(client)
  })
  afterEach(async () => {
    client.raw.end()
    await client.ended
  })
  after(remove)
  return { path, at: (name) => join(path, name) }
}
