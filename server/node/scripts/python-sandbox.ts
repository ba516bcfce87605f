import crypto from 'node:crypto'
import dgram from 'node:dgram'
import { readFileSync, readSync, writeSync } from 'node:fs'
import net from 'node:net'
import { pathToFileURL } from 'node:url'
import {
  forgetJavaScript,
  mockedSurroundings,
  type Pyodide,
  pyodideJobs,
  pyodideOptions,
  type Surroundings,
} from '../../simulator/scripts/pyodide-jobs.js'
import type { SandboxOrder } from './sandbox-order.js'

/**
 * The program of the process in which scripts run. It speaks lines: a job comes in, what the script asks for goes out and is answered, and
 * at last how it ended goes out. What Python says has `>` in front, so that no script can speak for this program. All of it is synchronous,
 * as calls of boto3 are. See docs/scripts.md for what holds a script in.
 */

/** What has come in and was not looked at yet. */
let received: Buffer = Buffer.alloc(0)

/** Before the interpreter is loaded: it takes its time and chance from here. */
function mock({ now, draw }: Surroundings): void {
  const { Date: RealDate } = globalThis
  RealDate.now = now
  performance.now = now
  crypto.randomFillSync = (bytes) => {
    draw(bytes as unknown as Uint8Array)
    return bytes
  }
}

async function loadInterpreter(order: SandboxOrder): Promise<Pyodide> {
  // The permissions of this process forbid the binding; only its constants are looked at.
  Object.defineProperty(process, 'binding', { value: () => ({ fs: {} }) })
  const { loadPyodide } = (await import(pathToFileURL(`${order.pyodide}/pyodide.mjs`).href)) as {
    loadPyodide: (options: object) => Promise<Pyodide>
  }
  const { snapshot } = order
  const loaded = await loadPyodide({
    ...pyodideOptions,
    indexURL: order.pyodide,
    ...(snapshot === 'make' && { _makeSnapshot: true }),
    ...(typeof snapshot === 'object' && { _loadSnapshot: readFileSync(snapshot.file) }),
  })
  if (typeof snapshot !== 'object') loaded.runPython(order.bootstrap)
  return loaded
}

/** Runs one job after the other. */
function serve(python: Pyodide): void {
  forgetJavaScript(python)
  takeAwayTheWorld()
  const run = pyodideJobs(python, surroundings, { said: (line) => writeLine(`>${line}`), answered: readLine })
  writeLine('ready')
  for (let job = nextJob(); job !== undefined; job = nextJob()) {
    const end = run(job)
    writeLine(end.kind === 'died' ? `died ${end.message}` : end.kind)
    if (end.kind !== 'end') return
  }
}

/** Answers that the last script did not wait for are passed over. */
function nextJob(): string | undefined {
  for (;;) {
    const line = readLine()
    if (line === '') return undefined
    if (line.startsWith('job')) return line
  }
}

/** What would remain of JavaScript for Python has nothing that leads out of the process. */
function takeAwayTheWorld(): void {
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'Worker', 'BroadcastChannel', 'MessageChannel', 'navigator'])
    Reflect.deleteProperty(globalThis, name)
  for (const name of ['getBuiltinModule', 'binding', '_linkedBinding', 'dlopen', 'mainModule', 'kill', 'env'])
    Reflect.deleteProperty(process, name)
  Reflect.deleteProperty(globalThis, 'process')
  const refuse = () => {
    throw new Error('no network')
  }
  net.Socket.prototype.connect = refuse
  net.Server.prototype.listen = refuse
  dgram.Socket.prototype.bind = refuse
  dgram.Socket.prototype.send = refuse
}

/** The next line of standard input, without its end; empty when there are no more. */
function readLine(): string {
  for (;;) {
    const end = received.indexOf(10)
    if (end >= 0) {
      const line = received.toString('utf8', 0, end)
      received = received.subarray(end + 1)
      return line
    }
    const chunk = Buffer.allocUnsafe(65_536)
    const count = patiently(() => readSync(0, chunk))
    if (count === 0) return ''
    received = Buffer.concat([received, chunk.subarray(0, count)])
  }
}

function writeLine(text: string): void {
  writeAll(Buffer.from(`${text}\n`))
}

function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += patiently(() => writeSync(1, bytes, at))
}

/** Pipes may be such that they refuse instead of waiting. */
function patiently(work: () => number): number {
  for (;;) {
    try {
      return work()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

const order = JSON.parse(readLine()) as SandboxOrder
const surroundings = mockedSurroundings()
mock(surroundings)
const python = await loadInterpreter(order)
if (order.snapshot === 'make') writeAll(python.makeMemorySnapshot())
else serve(python)
