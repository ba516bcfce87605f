#!/usr/bin/env node
import { loadProgram } from '../node/load-program.js'

const { program, keepCode } = loadProgram(process.argv[2] ?? '')

// Wrong usage and faults of ours say nothing of what the next run needs.
process.once('exit', (code) => {
  if (code <= 1) keepCode()
})
void program.main()
