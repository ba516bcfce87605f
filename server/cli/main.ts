#!/usr/bin/env node
import { Worker } from 'node:worker_threads'
import { readStream } from '../node/read-stream.js'
import { run } from './run.js'

const { stdout, stderr, env } = process

process.exitCode = await run(process.argv.slice(2), {
  stdout,
  stderr,
  env,
  cwd: process.cwd(),
  readInput: () => readStream(process.stdin),
  startWorker: async (workerData) => new Worker(new URL('./lint-worker.js', import.meta.url), { workerData }),
})
