/** Pyodide, as far as it is used; its types know nothing of what lies below. */
export interface Pyodide {
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

/** What Pyodide is loaded with, wherever it runs. */
export const pyodideOptions = {
  stdout: () => {},
  stderr: () => {},
  env: { PYTHONHASHSEED: '0', HOME: '/tmp', TZ: 'UTC' },
} as const

/** Time and chance as scripts see them. The interpreter takes them from its surroundings, which have to be mocked before it is loaded. */
export interface Surroundings {
  /** Each look takes a microsecond: a script that waits for the time to pass comes to an end, and two moments differ. */
  now(): number
  draw(bytes: Uint8Array): void
}

/** Surroundings, and what sets them for a job. */
export interface MockedSurroundings extends Surroundings {
  begin(now: number, seed: string): void
  /** The time goes on to there. */
  until(now: number): void
}

export function mockedSurroundings(): MockedSurroundings {
  let time = 0
  let random = randomBytes('')
  return {
    now: () => (time += 0.001),
    draw: (bytes) => random(bytes),
    begin(now, seed) {
      time = now
      random = randomBytes(seed)
    },
    until(now) {
      time = Math.max(time, now)
    },
  }
}

/** Who Python speaks to: what it says are lines, and for what it asks it waits. */
export interface Listener {
  said(line: string): void
  /** The next answer. It begins with the time at which it is given. */
  answered(): string
}

/** How the interpreter is after a job. `last`: it cannot be used again. */
export type JobEnd = { readonly kind: 'end' | 'last' } | { readonly kind: 'died'; readonly message: string }

const device = '/dev/rehearsal'

/** An interpreter whose memory has grown beyond this is not used again: memory never shrinks, and all of it has to be cleaned. */
const mostMemory = 128 * 1024 * 1024

/** Bytes that a script may keep in files; the service gives it 512 MB, but here they are memory. */
const mostBytes = 128 * 1024 * 1024

/** Takes JavaScript away from Python, which has been set up. Throws where that cannot be done. */
export function forgetJavaScript({ _module }: Pyodide): void {
  if (_module._PyRun_SimpleStringFlags(_module.stringToNewUTF8(forgetting), 0) !== 0)
    throw new Error('JavaScript cannot be kept from Python')
}

const forgetting = `
import ssmith_runtime
ssmith_runtime.hide('js', 'pyodide_js', '_pyodide_core', 'pyodide', '_pyodide', 'ctypes', '_ctypes', 'webbrowser')
`

/** Makes an interpreter ready for jobs, each of which finds it as new: a line with the time and the job in JSON. */
export function pyodideJobs(
  { FS, _module: module }: Pyodide,
  surroundings: MockedSurroundings,
  listener: Listener,
): (line: string) => JobEnd {
  const program = module.stringToNewUTF8(serveOne)
  const incoming = connect(FS, surroundings, listener)
  protectFiles(FS.root)
  const files = limitFiles(FS.filesystems.MEMFS)
  const pristine = module.HEAPU8.slice()
  const openFiles = FS.streams.length
  return (line) => {
    const { now, seed } = JSON.parse(line.slice(line.indexOf(' '))) as { readonly now: number; readonly seed: string }
    surroundings.begin(now, seed)
    files.bytes = 0
    incoming.begin(line)
    FS.mount(FS.filesystems.MEMFS, {}, '/tmp')
    try {
      module._PyRun_SimpleStringFlags(program, 0)
    } catch (error) {
      return { kind: 'died', message: firstLine(error) }
    }
    if (module.HEAPU8.length > mostMemory) return { kind: 'last' }
    for (let fd = openFiles; fd < FS.streams.length; fd++) if (FS.streams[fd]) FS.closeStream(fd)
    FS.unmount('/tmp')
    // The memory is put back as it was: nothing that one script does to the interpreter reaches the next.
    module.HEAPU8.set(pristine)
    module.HEAPU8.fill(0, pristine.length)
    return { kind: 'end' }
  }
}

/** An error of the interpreter itself, such as a call that is not permitted. */
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

const encoder = new TextEncoder()

/** What is written to the device goes out as it is; what is read from it are the job and the answers. */
function connect(FS: FileSystem, surroundings: Surroundings & Pick<MockedSurroundings, 'until'>, listener: Listener) {
  let incoming: Uint8Array = new Uint8Array()
  let decoder = new TextDecoder()
  let outgoing = ''
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
      outgoing += decoder.decode(from.slice(offset, offset + length), { stream: true })
      const lines = outgoing.split('\n')
      outgoing = lines.pop() ?? ''
      for (const line of lines) listener.said(line)
      return length
    },
  })
  FS.mkdev(device, number)
  return {
    begin(line: string) {
      outgoing = ''
      decoder = new TextDecoder()
      incoming = encoder.encode(`${line}\n`)
    },
  }

  /** Without an answer there is nothing to read, which ends the script. */
  function answered(): Uint8Array {
    const line = listener.answered()
    if (line === '') return new Uint8Array()
    surroundings.until(Number.parseFloat(line))
    return encoder.encode(`${line}\n`)
  }
}

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
function limitFiles(files: MemoryFiles): { bytes: number } {
  const counted = { bytes: 0 }
  const { node, stream } = files.ops_table.file
  const { setattr } = node
  const { write } = stream
  const grow = (entry: Entry, size: number) => {
    counted.bytes += Math.max(0, size - (entry.usedBytes ?? 0))
    if (counted.bytes > mostBytes) throw fileError('full', 51)
  }
  node.setattr = (entry, attributes) => {
    grow(entry, attributes.size ?? 0)
    setattr(entry, attributes)
  }
  stream.write = (open, buffer, offset, length, position, canOwn) => {
    grow(open.node, position + length)
    return write(open, buffer, offset, length, position, canOwn)
  }
  return counted
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
