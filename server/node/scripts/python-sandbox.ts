import crypto from 'node:crypto'
import dgram from 'node:dgram'
import { readFileSync, readSync, writeSync } from 'node:fs'
import net from 'node:net'
import { pathToFileURL } from 'node:url'
import type { SandboxOrder } from './sandbox-order.js'

/**
 * The program of the process in which scripts run. It speaks lines: a job comes in, what the script asks for goes out and is answered, and
 * at last how it ended goes out. What Python says has `>` in front, so that no script can speak for this program. All of it is synchronous,
 * as calls of boto3 are. See docs/scripts.md for what holds a script in.
 */

/** The interpreter, as far as it is used; its types know nothing of what lies below. */
interface Interpreter {
  readonly FS: FileSystem
  readonly _module: {
    readonly HEAPU8: Uint8Array
    readonly stringToNewUTF8: (text: string) => number
    readonly _PyRun_SimpleStringFlags: (code: number, flags: number) => number
  }
  runPython(code: string): unknown
  makeMemorySnapshot(): Uint8Array
}

interface FileSystem {
  readonly filesystems: { readonly MEMFS: MemoryFiles }
  readonly root: Entry
  readonly streams: readonly (object | null)[]
  makedev(major: number, minor: number): number
  registerDevice(device: number, operations: object): void
  mkdev(path: string, device: number): void
  mount(type: object, options: object, path: string): void
  unmount(path: string): void
  closeStream(fd: number): void
}

/** Emscripten's file system in memory. */
interface MemoryFiles {
  /** What can be done with its files. */
  readonly ops_table: {
    readonly file: {
      readonly node: { setattr(entry: Entry, attributes: { readonly size?: number }): void }
      readonly stream: { write: WriteFile }
    }
  }
}

type WriteFile = (
  open: { readonly node: Entry },
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
  canOwn?: boolean,
) => number

/** A file or folder; folders have others as their contents. */
interface Entry {
  readonly usedBytes?: number
  readonly contents?: unknown
  node_ops: Readonly<Record<string, unknown>>
  stream_ops: Readonly<Record<string, unknown>>
}

const device = '/dev/rehearsal'

/** An interpreter whose memory has grown beyond this is not used again: memory never shrinks, and all of it has to be cleaned. */
const mostMemory = 128 * 1024 * 1024

/** Bytes that a script may keep in files; the service gives it 512 MB, but here they are memory. */
const mostBytes = 128 * 1024 * 1024

/** What has come in and was not looked at yet: of the process, and of what Python reads. */
let received: Buffer = Buffer.alloc(0)
let incoming: Buffer = Buffer.alloc(0)
const outgoing: Buffer[] = []

const time = { now: 0 }
let draw: (bytes: Uint8Array) => void = () => {}
let bytesInFiles = 0

/** Before the interpreter is loaded: it takes its time and chance from here. */
function mockSurroundings(): void {
  const { Date: RealDate } = globalThis
  // Each look takes a microsecond: a script that waits for the time to pass comes to an end, and two moments differ.
  const now = () => (time.now += 0.001)
  RealDate.now = now
  performance.now = now
  crypto.randomFillSync = (bytes) => {
    draw(bytes as unknown as Uint8Array)
    return bytes
  }
}

async function loadInterpreter(order: SandboxOrder): Promise<Interpreter> {
  // The permissions of this process forbid the binding; only its constants are looked at.
  Object.defineProperty(process, 'binding', { value: () => ({ fs: {} }) })
  const { loadPyodide } = (await import(pathToFileURL(`${order.pyodide}/pyodide.mjs`).href)) as {
    loadPyodide: (options: object) => Promise<Interpreter>
  }
  const { snapshot } = order
  const loaded = await loadPyodide({
    indexURL: order.pyodide,
    stdout: () => {},
    stderr: () => {},
    env: { PYTHONHASHSEED: '0', HOME: '/tmp', TZ: 'UTC' },
    ...(snapshot === 'make' && { _makeSnapshot: true }),
    ...(typeof snapshot === 'object' && { _loadSnapshot: readFileSync(snapshot.file) }),
  })
  if (typeof snapshot !== 'object') loaded.runPython(order.bootstrap)
  return loaded
}

/** Runs one job after the other, each in an interpreter that is as new. */
function serve(python: Interpreter): void {
  const { FS, _module: module } = python
  const program = module.stringToNewUTF8(serveOne)
  takeAwayTheWorld(python)
  connect(FS)
  protectFiles(FS.root)
  limitFiles(FS.filesystems.MEMFS)
  const pristine = module.HEAPU8.slice()
  const openFiles = FS.streams.length
  writeLine('ready')
  for (;;) {
    const job = nextJob()
    if (job === undefined) return
    const { now, seed } = JSON.parse(job.slice(job.indexOf(' '))) as { readonly now: number; readonly seed: string }
    time.now = now
    draw = randomBytes(seed)
    bytesInFiles = 0
    outgoing.length = 0
    incoming = Buffer.from(`${job}\n`)
    FS.mount(FS.filesystems.MEMFS, {}, '/tmp')
    try {
      module._PyRun_SimpleStringFlags(program, 0)
    } catch (error) {
      return writeLine(`died ${firstLine(error)}`)
    }
    if (module.HEAPU8.length > mostMemory) return writeLine('last')
    writeLine('end')
    for (let fd = openFiles; fd < FS.streams.length; fd++) if (FS.streams[fd]) FS.closeStream(fd)
    FS.unmount('/tmp')
    // The memory is put back as it was: nothing that one script does to the interpreter reaches the next.
    module.HEAPU8.set(pristine)
    module.HEAPU8.fill(0, pristine.length)
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

/** An error of the interpreter itself, such as a call that the process is not permitted. */
function firstLine(error: unknown): string {
  const { message = String(error) } = error as { readonly message?: string }
  return message.split('\n', 1).join('').slice(0, 200)
}

const serveOne = `
import os
os.environ.clear()
os.environ.update(HOME='/tmp', TMPDIR='/tmp', PATH='/bin', LANG='C.UTF-8', TZ='UTC')
os.chdir('/tmp')
import ssmith_runtime
with open('${device}', 'r+b', buffering=0) as channel:
    ssmith_runtime.serve(channel, channel)
`

/** What is written to the device goes out as it is; what is read from it are the job and the answers. */
function connect(FS: FileSystem): void {
  const number = FS.makedev(90, 0)
  FS.registerDevice(number, {
    open: () => {},
    close: () => {},
    read: (_: unknown, into: Uint8Array, offset: number, length: number) => {
      if (incoming.length === 0) incoming = answered()
      const part = incoming.subarray(0, length)
      incoming = incoming.subarray(part.length)
      into.set(part, offset)
      return part.length
    },
    write: (_: unknown, from: Uint8Array, offset: number, length: number) => {
      said(Buffer.from(from.slice(offset, offset + length)))
      return length
    },
  })
  FS.mkdev(device, number)
}

/** Passes on the lines of Python. */
function said(bytes: Buffer): void {
  outgoing.push(bytes)
  if (!bytes.includes(10)) return
  const lines = Buffer.concat(outgoing.splice(0)).toString('utf8').split('\n')
  outgoing.push(Buffer.from(lines.pop() ?? ''))
  for (const line of lines) writeLine(`>${line}`)
}

/** An answer begins with the time at which it is given. */
function answered(): Buffer {
  const line = readLine()
  time.now = Math.max(time.now, Number.parseFloat(line))
  return Buffer.from(`${line}\n`)
}

/** Python cannot get at JavaScript any more, and what would remain of it has nothing that leads out of the process. */
function takeAwayTheWorld(python: Interpreter): void {
  const { stringToNewUTF8, _PyRun_SimpleStringFlags: run } = python._module
  if (run(stringToNewUTF8(forgetJavaScript), 0) !== 0) throw new Error('JavaScript cannot be kept from Python')
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

const forgetJavaScript = `
import ssmith_runtime
ssmith_runtime.hide('js', 'pyodide_js', '_pyodide_core', 'pyodide', '_pyodide', 'ctypes', '_ctypes', 'webbrowser')
`

/** Only `/tmp` can be written to: what a script leaves elsewhere would be there for the next. */
function protectFiles(entry: Entry): void {
  const readOnly = () => {
    throw fileError('read-only', 69)
  }
  const { node_ops: node, stream_ops: stream, contents } = entry
  const writing = ['setattr', 'mknod', 'rename', 'unlink', 'rmdir', 'symlink'].filter((name) => name in node)
  entry.node_ops = { ...node, ...Object.fromEntries(writing.map((name) => [name, readOnly])) }
  if (contents instanceof Uint8Array) entry.stream_ops = { ...stream, write: readOnly, allocate: readOnly }
  else for (const inner of Object.values((contents ?? {}) as Record<string, Entry>)) protectFiles(inner)
}

/** Counts what files grow by; what is deleted is not taken off, which keeps it simple. */
function limitFiles(files: MemoryFiles): void {
  const { node, stream } = files.ops_table.file
  const { setattr } = node
  const { write } = stream
  const grow = (entry: Entry, size: number) => {
    bytesInFiles += Math.max(0, size - (entry.usedBytes ?? 0))
    if (bytesInFiles > mostBytes) throw fileError('full', 51)
  }
  node.setattr = (entry, attributes) => {
    grow(entry, attributes.size ?? 0)
    setattr(entry, attributes)
  }
  stream.write = (open, buffer, offset, length, position, canOwn) => {
    grow(open.node, position + length)
    return write(open, buffer, offset, length, position, canOwn)
  }
}

const fileError = (message: string, errno: number): Error =>
  Object.assign(new Error(message), { name: 'ErrnoError', errno })

/** The same seed gives the same bytes. */
function randomBytes(seed: string): (bytes: Uint8Array) => void {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  return (bytes) => {
    for (let at = 0; at < bytes.length; at++) {
      state = (state + 0x6d2b79f5) | 0
      const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      bytes[at] = (mixed ^ (mixed >>> 14)) >>> 8
    }
  }
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
mockSurroundings()
const python = await loadInterpreter(order)
if (order.snapshot === 'make') writeAll(python.makeMemorySnapshot())
else serve(python)
