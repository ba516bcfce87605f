import { readFileSync } from 'node:fs'
import { isAttachable } from '../../simulator/scripts/attachable.js'
import type { FindAttachment } from '../../simulator/scripts/python-world.js'
import { fileBeside } from '../file-beside.js'

/** Bytes of an attached file, at most. */
const largest = 8 * 1024 * 1024

/** Attached files lie beside the document, under their names. */
export function attachmentsIn(folder: string | undefined): FindAttachment {
  return (name) => {
    if (folder === undefined || !isAttachable(name)) return undefined
    const file = fileBeside(folder, name)
    if (!file || file.size > largest) return undefined
    return { name, content: readFileSync(file.path).toString('base64') }
  }
}
