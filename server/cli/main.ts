#!/usr/bin/env node
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { workerStarter } from '../node/early-worker.js'
import { loadProgram } from '../node/load-program.js'

const startWorker = workerStarter(process.argv.slice(2), () => {
  // Most runs need no threads: to load what they are made of takes a millisecond.
  const require = createRequire(join(import.meta.dirname, 'ssmith.cjs'))
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads')
  return new Worker(join(import.meta.dirname, 'lint-worker.cjs'))
})
const { program, keepCode } = loadProgram(process.argv[2] ?? '')

// Wrong usage and faults of ours say nothing of what the next run needs.
process.once('exit', (code) => {
  if (code <= 1) keepCode()
})
void program.main(startWorker)
