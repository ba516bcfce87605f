import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from './text-file.js'
import { UsageError } from './usage-error.js'

/** Writes a file that nobody else may read, not even where it was there before and others could. */
export function writePrivately(path: string, text: string): void {
  orTell(path, () => {
    // What is there goes only when all is sure to be private.
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o600)
    try {
      if (fstatSync(file).isFile()) {
        fchmodSync(file, 0o600)
        ftruncateSync(file)
      }
      writeFileSync(file, text)
    } finally {
      closeSync(file)
    }
  })
}

/** Tells, as far as that can be known without doing it, that a file cannot be written. */
export function checkWritable(path: string): void {
  orTell(path, () => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    // With the slash only a folder will do.
    accessSync(stats ? path : `${dirname(path)}/`, constants.W_OK)
  })
}

function orTell(path: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written: ${codeOf(error)}`)
  }
}
