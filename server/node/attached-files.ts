import { dirname } from 'node:path'
import { attachmentsIn as namesIn } from '../features/links.js'
import { open } from '../hosts/open.js'
import { isArchive, mostAttached } from '../simulator/scripts/attachable.js'
import { attachmentsIn } from './scripts/attachments.js'
import { decode } from './text-file.js'

/** A file as the web page opens it: of an archive its bytes in base64. */
export interface OpenedFile {
  readonly name: string
  readonly text: string
}

/** The files that the documents of a text have attached, as a rehearsal finds them beside it. Nothing else of the folder is read. */
export async function attachedFiles(path: string, text: string): Promise<readonly OpenedFile[]> {
  const { models } = await open({ text, path, explicit: true })
  const named = models.flatMap(({ document }) => (document ? namesIn(document) : []))
  const find = attachmentsIn(dirname(path))
  const files = [...new Set(named.map(({ name }) => name))].flatMap((name) => {
    const content = find(name)?.content
    return content === undefined ? [] : opened(name, content)
  })
  return files.slice(0, mostAttached)
}

/** What is to be a script but is no text cannot be shown: the page tells of it as of one that is not there. */
function opened(name: string, content: string): OpenedFile | [] {
  if (isArchive(name)) return { name, text: content }
  const read = decode(Buffer.from(content, 'base64'))
  return read.ok ? { name, text: read.text } : []
}
