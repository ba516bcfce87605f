import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { World } from '../simulator/drive.js'
import { standardRegion } from '../simulator/rehearse.js'
import type { PluginScript } from '../simulator/request.js'
import { UsageError } from './usage-error.js'

/** What a sandbox gives a script: real seconds, characters of each stream, and bytes of each place where it can write. */
const bounds = { seconds: 10, characters: 1024 * 1024, bytes: 64 * 1024 * 1024, memoryKib: 1024 * 1024 } as const

/** Where the script is, and where it can write. */
const folder = '/work'
const script = `${folder}/_script.sh`

/** Of the machine a script sees its programs, read only, and nothing else: no files of its user, no network, no processes. */
const walls: readonly string[] = [
  ...['--unshare-all', '--unshare-user', '--uid', '0', '--gid', '0', '--cap-drop', 'ALL'],
  ...['--die-with-parent', '--new-session', '--clearenv', '--setenv', 'PATH', '/usr/sbin:/usr/bin:/sbin:/bin'],
  ...['/usr', '/bin', '/sbin', '/lib', '/lib64', '/etc/alternatives'].flatMap((path) => ['--ro-bind-try', path, path]),
  ...['--proc', '/proc', '--dev', '/dev'],
  ...['/tmp', folder].flatMap((path) => ['--size', String(bounds.bytes), '--tmpfs', path]),
]

/** The agent executes the file by `sh -c`, so that a first line with `#!` counts, in a folder that it finds or else in its own. */
const start = `ulimit -v ${bounds.memoryKib}; [ -z "$1" ] || cd -- "$1" 2>/dev/null; exec sh -c "$0"`

interface Ran {
  readonly code: number | null
  readonly output: string
  readonly errorOutput: string
  readonly late: boolean
}

/** The sandbox that an option asks for, for nodes in a Region; an error where there can be none here. */
export async function sandboxFor(option: string, region: string | undefined): Promise<World> {
  const fault = await sandboxFault()
  if (fault === undefined) return shellSandbox(region)
  throw new UsageError(`\`${option}\` runs scripts in a sandbox of bubblewrap, which has to be installed: ${fault}`)
}

/** Why scripts cannot be run in a sandbox here; `undefined` where they can. */
export async function sandboxFault(): Promise<string | undefined> {
  try {
    const { code, errorOutput } = await run({ text: 'exit 0', environment: {} }, '', bounds.seconds)
    return code === 0 ? undefined : `\`bwrap\` does not work here: ${errorOutput.trim()}`
  } catch (error) {
    return `\`bwrap\` cannot be started: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Runs the shell scripts of commands on Linux nodes for real, in a sandbox of bubblewrap. */
export const shellSandbox =
  (region = standardRegion): World =>
  async (request) => {
    if (request.kind !== 'plugin' || request.platform !== 'Linux' || request.script?.language !== 'shell')
      return undefined
    const { inputs, node, timeLimit } = request
    const { workingDirectory } = inputs as { readonly workingDirectory?: unknown }
    const environment = {
      ...request.script.environment,
      AWS_SSM_INSTANCE_ID: node,
      AWS_SSM_PLATFORM_NAME: 'Linux',
      AWS_SSM_REGION_NAME: region,
    }
    const { text } = request.script
    const directory = typeof workingDirectory === 'string' ? workingDirectory : ''
    const seconds = Math.min(timeLimit, bounds.seconds)
    const ran = await run({ text, environment }, directory, seconds).catch((error: unknown) => error as Error)
    if (ran instanceof Error)
      return { kind: 'error', code: '', message: `the script cannot be started: ${ran.message}` }
    const { code, output, errorOutput, late } = ran
    const told = late
      ? { status: 'TimedOut', errorOutput: `${errorOutput}the sandbox stopped the script after ${seconds} s` }
      : { responseCode: code ?? 1, errorOutput }
    return { kind: 'value', value: { ...told, output } }
  }

async function run(
  { text, environment }: Pick<PluginScript, 'text' | 'environment'>,
  directory: string,
  seconds: number,
): Promise<Ran> {
  const variables = Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value])
  const file = ['--perms', '0700', '--file', '3', script, '--remount-ro', '/', '--chdir', folder]
  const command = ['sh', '-c', start, script, directory]
  const child = spawn('bwrap', [...walls, ...variables, ...file, ...command], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, stdout, stderr, content] = child.stdio
  const output = collected(stdout as Readable)
  const errorOutput = collected(stderr as Readable)
  // A sandbox that does not come about does not read its script.
  ;(content as Writable).on('error', () => {}).end(text)
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, seconds * 1000)
    child.on('error', reject).on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, output: output(), errorOutput: errorOutput(), late })
    })
  })
}

/** What a stream says, as far as it is kept. */
function collected(stream: Readable): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (part: string) => {
    text = (text + part).slice(0, bounds.characters)
  })
  return () => text
}
