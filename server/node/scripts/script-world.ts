import type { Moment, World } from '../../simulator/drive.js'
import type { Answer, Request } from '../../simulator/request.js'
import { UsageError } from '../usage-error.js'
import { findPyodide, howToAdd, type Pyodide } from './pyodide.js'
import type { ScriptRunners } from './script-runners.js'

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

/** Whoever runs the scripts that no mock answers. What runs them is not looked for before the first one is to run. */
export function scriptWorld(options: ScriptOptions): ScriptWorld {
  if (options.python === 'sandbox' && !(options.findPyodide ?? findPyodide)())
    throw new UsageError(`\`--python sandbox\` needs Pyodide, which is not there; ${howToAdd(options.env)}`)
  let loaded: Promise<ScriptRunners> | undefined
  let missed = 0
  return {
    worldIn(folder) {
      let world: World | undefined
      return (request, moment) => (request.kind === 'script' ? run(request, moment) : undefined)

      async function run(request: ScriptRequest, moment: Moment): Promise<Answer | undefined> {
        loaded ??= load(options)
        const { hasPython, worldIn } = await loaded
        if (!hasPython && request.runtime.startsWith('python') && options.python === undefined) missed++
        world ??= worldIn(folder)
        return world(request, moment)
      }
    },
    notRun: () =>
      missed === 0
        ? undefined
        : `${missed === 1 ? 'a Python script did' : `${missed} Python scripts did`} not run; to run them sandboxed, ${howToAdd(options.env)}`,
    close: async () => (await loaded)?.close(),
  }
}

type ScriptRequest = Extract<Request, { kind: 'script' }>

const load = async (options: ScriptOptions): Promise<ScriptRunners> =>
  (await import('./script-runners.js')).scriptRunners(options)
