import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { codeOf, decode } from './text-file.js'

/** A mended text and the file that it is of. */
export interface FixedFile {
  readonly path: string
  /** The folder below which files may be changed. */
  readonly root: string
  /** The content that the fixes were made for. */
  readonly before: string
  readonly text: string
}

/**
 * Writes a mended text; says why, where it is not written. A file that has changed in the meantime stays as it is, and so does one that a
 * symbolic link makes appear where it is not.
 */
export function writeFixed({ path, root, before, text }: FixedFile): string | undefined {
  try {
    const real = realpathSync(path)
    if (!isWithin(real, realpathSync(root))) return 'it is a symbolic link to a file elsewhere'
    const current = decode(readFileSync(real))
    if (!current.ok || current.text !== before) return 'it has changed in the meantime'
    writeFileSync(real, (current.byteOrderMark ? '\ufeff' : '') + text)
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

function isWithin(path: string, folder: string): boolean {
  const inner = relative(folder, path)
  return inner !== '' && inner !== '..' && !inner.startsWith(`..${sep}`)
}
