import type { World } from '../../simulator/drive.js'
import type { Interpreter } from '../../simulator/scripts/interpreter.js'
import { pythonWorld } from '../../simulator/scripts/python-world.js'
import { attachmentsIn } from './attachments.js'
import { hostPython } from './host-python.js'
import { powershellWorld } from './host-powershell.js'
import { findPyodide } from './pyodide.js'
import { sandbox } from './sandbox.js'
import type { ScriptOptions } from './script-world.js'

/** What runs scripts. */
export interface ScriptRunners {
  readonly hasPython: boolean
  /** For documents of a folder. */
  worldIn(folder: string | undefined): World
  /** Ends the processes in which scripts ran. */
  close(): Promise<void>
}

/** What the options have scripts run in. */
export function scriptRunners(options: ScriptOptions): ScriptRunners {
  const { milliseconds = 10_000, env } = options
  const interpreter = interpreterFor(options, milliseconds)
  const powershell = options.powershell === 'host' ? powershellWorld({ env, milliseconds }) : undefined
  return {
    hasPython: interpreter !== undefined,
    worldIn(folder) {
      const python = interpreter && pythonWorld(interpreter, attachmentsIn(folder))
      return async (request, moment) => (await python?.(request, moment)) ?? (await powershell?.(request, moment))
    },
    close: async () => interpreter?.close(),
  }
}

function interpreterFor(options: ScriptOptions, milliseconds: number): Interpreter | undefined {
  const { python = 'sandbox', program, env } = options
  if (python === 'host') return hostPython({ env, milliseconds })
  const pyodide = python === 'sandbox' ? (options.findPyodide ?? findPyodide)() : undefined
  return pyodide && sandbox({ pyodide, program: program('python-sandbox'), env, milliseconds })
}
