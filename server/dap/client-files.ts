import { realpathSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The files of a session as a client names them: by paths or URLs, through symbolic links or not. */
export interface ClientFiles {
  /** What is the same for all names of a file. */
  identity(name: string): string
  /** Remembers that the client names a file so. */
  remember(name: string): void
  /** What the client calls the file at a path. */
  nameOf(path: string): string
}

/** `form`: how the client has files named that it did not name itself. */
export function clientFiles(form: 'path' | 'uri', windows = process.platform === 'win32'): ClientFiles {
  const names = new Map<string, Set<string>>()
  const identity = (name: string) => identityOf(pathOf(name, windows), windows)
  return {
    identity,
    remember(name) {
      const known = names.get(identity(name))
      if (known) known.add(name)
      else names.set(identity(name), new Set([name]))
    },
    nameOf(path) {
      const own = form === 'uri' ? pathToFileURL(path, { windows }).href : path
      const known = names.get(identity(path))
      return !known || known.has(own) ? own : ([...known].at(-1) ?? own)
    },
  }
}

/** Clients name files by URLs also where they did not say that they would. */
function pathOf(name: string, windows: boolean): string {
  const { resolve } = windows ? win32 : posix
  if (!/^file:/i.test(name)) return resolve(name)
  try {
    return fileURLToPath(name, { windows })
  } catch {
    // A URL of another machine, or none: no file of a run has such a name.
    return name
  }
}

function identityOf(path: string, windows: boolean): string {
  const real = realPath(path)
  return windows ? real.toLowerCase() : real
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}
