#!/usr/bin/env node
import { loadProgram } from '../node/load-program.js'
import { optimizeLater } from '../node/optimize-later.js'

const command = process.argv[2] ?? ''
if (command === 'lint' || command === 'simulate') optimizeLater()
const { program, keepCode } = loadProgram(command)

// Wrong usage and faults of ours say nothing of what the next run needs.
process.once('exit', (code) => {
  if (code <= 1) keepCode()
})
void program.main()
