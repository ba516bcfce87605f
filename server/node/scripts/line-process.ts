import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'

/** A process that is spoken to in lines. */
export interface LineProcess {
  send(line: string): void
  /** The next line; `undefined` when the process has ended, or wrote a line that is too long. */
  next(): Promise<string | undefined>
  /** Ends it at once. */
  kill(): Promise<void>
  /** The last that it wrote to its standard error, for when it fails. */
  lastWords(): string
}

/** Characters of a line, at most. */
const longest = 64 * 1024 * 1024

/** Starts a process with nothing of the environment of this one but what is given. */
export function startLines(
  command: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly cwd?: string },
): LineProcess {
  const child: ChildProcessWithoutNullStreams = spawn(command, args, { ...options, stdio: 'pipe' })
  const killNow = () => void child.kill('SIGKILL')
  process.once('exit', killNow)
  child.once('close', () => process.off('exit', killNow))
  const lines: string[] = []
  const waiting: ((line: string | undefined) => void)[] = []
  let parts: string[] = []
  let length = 0
  let words = ''
  let ended = false
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const end = () => {
    ended = true
    for (const each of waiting.splice(0)) each(undefined)
  }
  const deliver = (line: string) => {
    const first = waiting.shift()
    if (first) first(line)
    else lines.push(line)
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const [first = '', ...more] = text.split('\n')
    parts.push(first)
    length += first.length
    for (const rest of more) {
      deliver(parts.join(''))
      parts = [rest]
      length = rest.length
    }
    if (length > longest) child.kill('SIGKILL')
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2000)
  })
  // Whether it cannot be started, or is gone when it is written to: it has ended.
  child.stdin.on('error', () => {})
  child.on('error', (error) => {
    words += error.message
    end()
  })
  child.once('close', end)
  return {
    send: (line) => void child.stdin.write(`${line}\n`),
    next: () =>
      new Promise((resolve) => {
        const line = lines.shift()
        if (line !== undefined || ended) resolve(line)
        else waiting.push(resolve)
      }),
    async kill() {
      if (child.pid === undefined) return
      child.kill('SIGKILL')
      await exited
    },
    lastWords: () => words.trim(),
  }
}
