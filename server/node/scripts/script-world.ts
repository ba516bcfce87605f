import type { World } from '../../simulator/drive.js'
import type { Interpreter } from '../../simulator/scripts/interpreter.js'
import { pythonWorld } from '../../simulator/scripts/python-world.js'
import { UsageError } from '../usage-error.js'
import { attachmentsIn } from './attachments.js'
import { hostPython } from './host-python.js'
import { powershellWorld } from './host-powershell.js'
import { findPyodide, howToAdd, type Pyodide } from './pyodide.js'
import { sandbox } from './sandbox.js'

export interface ScriptOptions {
  /** Where Python runs; in the sandbox unless said otherwise, if it can. */
  readonly python?: 'sandbox' | 'host' | 'off'
  readonly powershell?: 'host' | 'off'
  /** Where a program of ours lies that runs in a process of its own. */
  readonly program: (name: string) => string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where Pyodide is, if not beside this program. */
  readonly findPyodide?: () => Pyodide | undefined
  /** How long a script may work; scripts do not wait really. */
  readonly milliseconds?: number
}

/** Runs the scripts of rehearsals. */
export interface ScriptWorld {
  /** For documents of a folder, in which attached files lie; standard input has none. */
  worldIn(folder: string | undefined): World
  /** Why scripts that were asked for did not run, and what to do about it. */
  notRun(): string | undefined
  /** Ends the processes in which scripts ran. */
  close(): Promise<void>
}

/** Whoever runs the scripts that no mock answers. Nothing is started before a script is to run. */
export function scriptWorld(options: ScriptOptions): ScriptWorld {
  const { milliseconds = 10_000, env } = options
  const interpreter = interpreterFor(options, milliseconds)
  const powershell = options.powershell === 'host' ? powershellWorld({ env, milliseconds }) : undefined
  let missed = 0
  return {
    worldIn(folder) {
      const python = interpreter && pythonWorld(interpreter, attachmentsIn(folder))
      return async (request, moment) => {
        const isMissed = request.kind === 'script' && request.runtime.startsWith('python') && !interpreter
        if (isMissed && options.python === undefined) missed++
        return (await python?.(request, moment)) ?? (await powershell?.(request, moment))
      }
    },
    notRun: () =>
      missed === 0
        ? undefined
        : `${missed === 1 ? 'a Python script did' : `${missed} Python scripts did`} not run; to run them sandboxed, add Pyodide: \`${howToAdd}\``,
    close: async () => interpreter?.close(),
  }
}

function interpreterFor(options: ScriptOptions, milliseconds: number): Interpreter | undefined {
  const { python = 'sandbox', program, env } = options
  if (python === 'host') return hostPython({ env, milliseconds })
  const pyodide = python === 'sandbox' ? (options.findPyodide ?? findPyodide)() : undefined
  if (pyodide) return sandbox({ pyodide, program: program('python-sandbox'), env, milliseconds })
  if (options.python === 'sandbox')
    throw new UsageError(`\`--python sandbox\` needs Pyodide, which is not there; add it: \`${howToAdd}\``)
  return undefined
}
