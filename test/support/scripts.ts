import { findPyodide } from '../../server/node/scripts/pyodide.js'
import { type ScriptOptions, type ScriptWorld, scriptWorld } from '../../server/node/scripts/script-world.js'
import { builtProgram } from './command-line.js'

/** Whether Python can run sandboxed here. */
export const hasPyodide = findPyodide() !== undefined

/** Runs the tests where Pyodide is installed, and shows them as skipped elsewhere. */
export const describeSandbox = hasPyodide ? describe : describe.skip

/** Whoever runs scripts in a test. */
export const scriptsFor = (options: Partial<ScriptOptions>): ScriptWorld =>
  scriptWorld({ program: builtProgram, env: process.env, ...options })
