import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import type { Interpreter } from '../../simulator/scripts/interpreter.js'
import { pythonProgram } from '../../simulator/scripts/python-program.js'
import { UsageError } from '../usage-error.js'
import { converse } from './converse.js'
import { type LineProcess, startLines } from './line-process.js'
import type { Pyodide } from './pyodide.js'
import type { SandboxOrder } from './sandbox-order.js'
import { keepSnapshot, removeSnapshot, snapshotFile } from './snapshot.js'

export interface SandboxOptions {
  readonly pyodide: Pyodide
  /** Of the process that is started for the scripts. */
  readonly program: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** How long a script may work. */
  readonly milliseconds: number
}

/** Pages of 64 KB: the service gives scripts 512 MB. */
const memoryPages = (512 * 1024) / 64

/** Runs scripts in Pyodide, in a process that is kept for the next script; it is started when the first one runs. */
export function sandbox(options: SandboxOptions): Interpreter {
  let started: Promise<LineProcess> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const close = async () => {
    const process = await started?.catch(() => undefined)
    started = undefined
    await process?.kill()
  }
  const run: Interpreter['run'] = async (job, answer) => {
    started ??= startSandbox(options)
    let usable = false
    try {
      const child = await started
      const { ran, gone } = await converse(spokenBy(child), job, answer, options.milliseconds)
      // A script that pretends to have ended says more before it really does.
      usable = !gone && (await child.next()) === 'end'
      return ran
    } finally {
      if (!usable) await close()
    }
  }
  return {
    // One after the other, also where several rehearsals go on at once.
    run(job, answer) {
      const ran = last.then(() => run(job, answer))
      last = ran.catch(() => {})
      return ran
    },
    close,
  }
}

/** The process, as far as Python speaks through it. */
const spokenBy = (child: LineProcess): LineProcess => {
  let died = ''
  return {
    ...child,
    async next() {
      const line = await child.next()
      if (line?.startsWith('>')) return line.slice(1)
      died = line?.startsWith('died ') ? line.slice('died '.length) : ''
      return undefined
    },
    lastWords: () => died || child.lastWords(),
  }
}

async function startSandbox(options: SandboxOptions): Promise<LineProcess> {
  const bootstrap = await pythonProgram()
  const { version } = options.pyodide
  const file = await snapshotFile(options.env, [version, process.version, process.arch, bootstrap])
  const order = { pyodide: options.pyodide.folder, bootstrap }
  if (!existsSync(file)) {
    const content = await makeSnapshot({ ...order, snapshot: 'make' }, options)
    if (!keepSnapshot(file, content)) return ready({ ...order, snapshot: undefined }, options)
  }
  try {
    return await ready({ ...order, snapshot: { file: realpathSync(file) } }, options)
  } catch {
    // It is of another machine, or was not written whole.
    removeSnapshot(file)
    return ready({ ...order, snapshot: undefined }, options)
  }
}

/** Starts the process, and waits until it can take a script. */
async function ready(order: SandboxOrder, options: SandboxOptions): Promise<LineProcess> {
  const [command = '', ...args] = commandFor(order, options)
  const child = startLines(command, args, { env })
  child.send(JSON.stringify(order))
  if ((await child.next()) === 'ready') return child
  await child.kill()
  throw new UsageError(
    `the sandbox for Python does not start: ${reasonIn(child.lastWords())}; \`--python off\` goes without`,
  )
}

async function makeSnapshot(order: SandboxOrder, options: SandboxOptions): Promise<Buffer> {
  const [command = '', ...args] = commandFor(order, options)
  const child = spawn(command, args, { env, stdio: 'pipe' })
  child.stdin.end(`${JSON.stringify(order)}\n`)
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text
  })
  const chunks: Buffer[] = []
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
  if (chunks.length === 0) throw new UsageError(`the sandbox for Python cannot be set up: ${reasonIn(words)}`)
  return Buffer.concat(chunks)
}

/** Node shows the line of an error first, which in a bundle is everything; the error itself stands in a line of its own. */
function reasonIn(words: string): string {
  const lines = words.split('\n').filter((line) => line.length < 500)
  return (
    lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.findLast((line) => line.trim() !== '') ?? 'it says nothing'
  )
}

/** Node with all that it can be kept from, in a network of its own where the system lets us. */
function commandFor({ snapshot }: SandboxOrder, { pyodide, program }: SandboxOptions): string[] {
  const file = realpathSync(program)
  const readable = [file, ...pyodide.folders, ...(typeof snapshot === 'object' ? [snapshot.file] : [])]
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission'
  return [
    ...(canUnshare() ? ['unshare', '--map-root-user', '--net', '--'] : []),
    process.execPath,
    '--no-warnings',
    permission,
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=256',
    `--wasm-max-mem-pages=${memoryPages}`,
    file,
  ]
}

/** Of the process: nothing of ours. */
const env = { TZ: 'UTC' }

let unshares: boolean | undefined

/** Whether this user may make networks of his own, which have no way out. */
function canUnshare(): boolean {
  unshares ??=
    process.platform === 'linux' &&
    spawnSync('unshare', ['--map-root-user', '--net', '--', 'true'], { env }).status === 0
  return unshares
}
