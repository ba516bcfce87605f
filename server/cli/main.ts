#!/usr/bin/env node
import { Worker } from 'node:worker_threads'
import { readStream } from '../node/read-stream.js'
import { run } from './run.js'

const { stdout, stderr, env } = process

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
  startWorker: async (workerData) => new Worker(new URL('./lint-worker.js', import.meta.url), { workerData }),
})
