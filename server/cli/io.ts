import type { Worker } from 'node:worker_threads'

/** Where output goes: a stream, or a list in a test. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** Everything of the process that a command may use, so that a test can run one without a process. */
export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** All of standard input. */
  readonly readInput: () => Promise<Buffer>
  /** Where a program of ours lies that runs in a process of its own. */
  readonly program: (name: string) => string
  /** Starts a thread that obeys the orders of `server/node/lanes.ts`. */
  readonly startWorker: () => Worker
}

/** What the process ends with. */
export const exitCode = { clean: 0, findings: 1, usage: 2, internal: 3 } as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
