import { writeFileSync } from 'node:fs'
import { UsageError } from './usage-error.js'

/** Writes a file that nobody else may read. */
export function writePrivately(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 })
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written: ${(error as NodeJS.ErrnoException).code}`)
  }
}
