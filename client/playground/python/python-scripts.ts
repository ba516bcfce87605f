import type { World } from '../../../server/simulator/drive.js'
import { pythonWorld } from '../../../server/simulator/scripts/python-world.js'
import type { BrowserPython } from './browser-python.js'

/** The scripts of a rehearsal. */
export interface PythonScripts {
  readonly world: World
  /** Why scripts did not run; nothing where they did, or there were none. */
  notRun(): string | undefined
}

/** Runs the Python scripts that no mock answers; where there is no Python, others answer for them. */
export function pythonScripts(python: BrowserPython): PythonScripts {
  // Nothing is attached to a document in a page.
  const world = pythonWorld(python, () => undefined)
  let absence: string | undefined
  return {
    async world(request, moment) {
      if (request.kind !== 'script' || !request.runtime.startsWith('python')) return undefined
      absence = await python.absence()
      return absence === undefined ? world(request, moment) : undefined
    },
    notRun: () =>
      absence === undefined
        ? undefined
        : 'Python scripts did not run, and what they return is invented: this page comes without Pyodide',
  }
}
