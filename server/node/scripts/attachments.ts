import { lstatSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { FindAttachment } from '../../simulator/scripts/python-world.js'

/** Bytes of an attached file, at most. */
const largest = 8 * 1024 * 1024

/** Attached files lie beside the document, under their names. Links and folders are none, nor is what lies elsewhere. */
export function attachmentsIn(folder: string | undefined): FindAttachment {
  return (name) => {
    if (folder === undefined || basename(name) !== name || !/\.(?:py|zip)$/.test(name)) return undefined
    const path = join(folder, name)
    const file = lstatSync(path, { throwIfNoEntry: false })
    if (!file?.isFile() || file.size > largest) return undefined
    return { name, content: readFileSync(path).toString('base64') }
  }
}
