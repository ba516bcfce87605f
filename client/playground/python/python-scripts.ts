import type { World } from '../../../server/simulator/drive.js'
import { type FindAttachment, pythonWorld } from '../../../server/simulator/scripts/python-world.js'
import type { BrowserPython } from './browser-python.js'
import type { Absence } from './messages.js'

/** The scripts of a rehearsal. */
export interface PythonScripts {
  /** Answers them; files that are attached to documents are looked for by `find`. */
  worldWith(find: FindAttachment): World
  /** Why scripts did not run; nothing where they did, or there were none. */
  notRun(): string | undefined
}

/** Runs the Python scripts that no mock answers; where there is no Python, others answer for them. */
export function pythonScripts(python: BrowserPython): PythonScripts {
  let absence: Absence | undefined
  return {
    worldWith(find) {
      const world = pythonWorld(python, find)
      // Once per run: what cannot be loaded now cannot be for its next script either.
      let looked: Promise<Absence | undefined> | undefined
      return async (request, moment) => {
        if (request.kind !== 'script' || !request.runtime.startsWith('python')) return undefined
        // Python is not loaded for a script that could not run.
        if (request.attachment !== undefined && !find(request.attachment)) return undefined
        looked ??= python.absence()
        absence = await looked
        return absence === undefined ? world(request, moment) : undefined
      }
    },
    notRun: () => absence && `Python scripts did not run, and what they return is invented: ${reasonOf(absence)}`,
  }
}

const reasonOf = ({ message, isLasting }: Absence): string =>
  isLasting ? message : `Python could not be loaded (${message}); the next run tries again`
