import { loadProgram } from './load-program.js'

// A thread of `ssmith lint` runs what that runs.
loadProgram('lint').program.work()
