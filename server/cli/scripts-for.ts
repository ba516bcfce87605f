import { type ScriptOptions, type ScriptWorld, scriptWorld } from '../node/scripts/script-world.js'
import type { Arguments } from './arguments.js'
import type { Io } from './io.js'

/** Whoever runs scripts, as `--python` and `--powershell` say. */
export function scriptsFor(args: Arguments, { program, env }: Io): ScriptWorld {
  const python = args.value('python') as ScriptOptions['python']
  const powershell = args.value('powershell') as ScriptOptions['powershell']
  return scriptWorld({ program, env, ...(python && { python }), ...(powershell && { powershell }) })
}

/** Says, once all is over, which scripts did not run. */
export function tellNotRun({ notRun }: ScriptWorld, { stderr }: Io): void {
  const reason = notRun()
  if (reason !== undefined) stderr.write(`ssmith: ${reason}\n`)
}
