import { loadProgram } from './load-program.js'

// A thread of `ssmith lint` runs what that runs.
void loadProgram('lint').program.work()
