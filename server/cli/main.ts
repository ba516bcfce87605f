#!/usr/bin/env node
import * as modules from 'node:module'
import { readStream } from '../node/read-stream.js'
import { run } from './run.js'

const { stdout, stderr, env } = process

// From Node 22 on, what was compiled once is kept for the next start (in the folder that Node chooses for all programs).
;(modules as { enableCompileCache?: () => unknown }).enableCompileCache?.()

// A reader that has seen enough (`head`, a pager) closes the pipe; there is nobody left to tell.
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })

process.exitCode = await run(process.argv.slice(2), {
  stdout,
  stderr,
  env,
  cwd: process.cwd(),
  readInput: () => readStream(process.stdin),
  startWorker: async (workerData) => {
    const { Worker } = await import('node:worker_threads')
    return new Worker(new URL('./lint-worker.js', import.meta.url), { workerData })
  },
})
