import type { Interpreter } from '../../simulator/scripts/interpreter.js'
import { pythonProgram } from '../../simulator/scripts/python-program.js'
import { converse } from './converse.js'
import { type LineProcess, startLines } from './line-process.js'

export interface HostOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly milliseconds: number
}

/** Keeps the two pipes for itself, so that what a script or its children print goes elsewhere. */
const loader = `
import json, os
incoming, outgoing = os.fdopen(os.dup(0), 'rb'), os.fdopen(os.dup(1), 'wb')
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)
exec(compile(json.loads(incoming.readline()), '<ssmith>/ssmith_bootstrap.py', 'exec'))
import ssmith_runtime
ssmith_runtime.serve(incoming, outgoing)
`

/** Runs scripts with the Python of this machine, each in a process of its own, with all that the user may do. */
export function hostPython({ env, milliseconds }: HostOptions): Interpreter {
  const running = new Set<LineProcess>()
  return {
    async run(job, answer) {
      const child = startLines(process.platform === 'win32' ? 'python' : 'python3', ['-I', '-c', loader], {
        env: plainEnvironment(env),
      })
      running.add(child)
      try {
        child.send(JSON.stringify(await pythonProgram()))
        return (await converse(child, job, answer, milliseconds)).ran
      } finally {
        await child.kill()
        running.delete(child)
      }
    },
    async close() {
      await Promise.all([...running].map((child) => child.kill()))
    },
  }
}

/** What programs need to be found and to run; no credentials of AWS among them. */
export function plainEnvironment(env: HostOptions['env']): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'SYSTEMROOT', 'USERPROFILE']
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}
