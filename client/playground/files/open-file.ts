import { fileEndings } from '../../../server/hosts/file-endings.js'
import type { Signal } from '@preact/signals'
import {
  attachableEndings,
  isArchive,
  isAttachable,
  mostAttached,
} from '../../../server/simulator/scripts/attachable.js'
import { base64Of } from '../base64.js'
import { documentNamed, mostOthers, type Shared, sharedDocument } from '../share/link.js'
import { openInstead, sharedOf } from '../share/state.js'
import type { AttachedFile, OpenDocument, Workspace } from '../workspace.js'

/** Documents of AWS have 64 KB at most; templates around them may be larger. */
const largestFile = 1_000_000

const listed = (endings: readonly string[]): string => endings.map((ending) => `.${ending}`).join(',')

/** What a person may choose as a document. */
export const accepted = listed(fileEndings)

/** What a person may choose to stand beside a document. */
export const acceptedBeside = listed([...fileEndings, ...attachableEndings])

/** Opens a file that a person has chosen or dropped, in the place of the document, and of one beside it that has its name. */
export async function openFile(workspace: Workspace, file: File): Promise<void> {
  if (isAttachable(file.name)) return addFiles(workspace, [file])
  if (isTooLarge(workspace, file)) return
  const document = documentNamed(file.name, await file.text())
  const kept = withoutExample(workspace)
  const others = kept.others.filter(({ name }) => name !== document.name)
  openInstead(workspace, { ...kept, document, others }, `Opened ${document.name}.`)
}

/** Opens files beside the document, which may run what stands in them, or has them attached. One that has the name of another takes its place. */
export async function addFiles(workspace: Workspace, files: Iterable<File>): Promise<void> {
  for (const file of files) {
    if (isTooLarge(workspace, file)) continue
    if (isAttachable(file.name)) add(workspace, workspace.attachments, mostAttached, await readAttachment(file))
    else addBeside(workspace, documentNamed(file.name, await file.text()))
  }
}

function addBeside(workspace: Workspace, added: OpenDocument): void {
  const { document, others, notice, choose } = workspace
  const { name: shown } = document.peek()
  if (added.name === shown) {
    notice.value = { text: `${shown} is open; a file beside it needs another name` }
    return
  }
  add(workspace, others, mostOthers, added, () => {
    const before = others.peek().find(({ name }) => name === shown)
    if (document.peek().name === added.name && before) choose(before)
  })
}

/** Another file beside the document, with a message that offers to take it back, and nothing else that has changed by then. */
function add<File extends { readonly name: string }>(
  { document, notice }: Workspace,
  list: Signal<readonly File[]>,
  most: number,
  file: File,
  beforeUndo?: () => void,
): void {
  const { name } = file
  const others = () => list.peek().filter((other) => other.name !== name)
  if (others().length >= most) {
    notice.value = { text: `${most} files may be open beside the document` }
    return
  }
  const replaced = list.peek().filter((other) => other.name === name)
  list.value = [...others(), file]
  const undo = () => {
    beforeUndo?.()
    // What is shown in the place of the document stays.
    if (document.peek().name !== name) list.value = [...others(), ...replaced]
  }
  notice.value = { text: `Added ${name}.`, undo }
}

function isTooLarge({ notice }: Workspace, { name, size }: File): boolean {
  if (size <= largestFile) return false
  notice.value = { text: `${name} has ${size} bytes; a file may have ${largestFile} here` }
  return true
}

const readAttachment = async (file: File): Promise<AttachedFile> => ({
  name: file.name,
  text: isArchive(file.name) ? base64Of(new Uint8Array(await file.arrayBuffer())) : await file.text(),
})

/** All that is open, but for what came along with an example and was left as it is. */
function withoutExample(workspace: Workspace): Shared {
  const shared = sharedOf(workspace)
  const example = workspace.example.peek()
  const { others, attachments, account, mocks, parameters, platforms } = shared
  const nothing = sharedDocument(shared.document)
  return {
    ...nothing,
    ...(others !== example?.others && { others }),
    ...(attachments !== example?.attachments && { attachments }),
    ...(account !== example?.account && { account }),
    ...(mocks !== example?.mocks && { mocks }),
    ...(parameters !== example?.parameters && { parameters }),
    ...(platforms !== example?.platforms && { platforms }),
  }
}

/** Opens files that are dropped anywhere on the page: the first in the place of the document, others beside it. */
export function openDropped(workspace: Workspace): void {
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  // The editor would take the file's name as text.
  addEventListener(
    'drop',
    (event) => {
      const [file, ...more] = event.dataTransfer?.files ?? []
      if (!file) return
      event.preventDefault()
      event.stopPropagation()
      void openFile(workspace, file).then(() => addFiles(workspace, more))
    },
    { capture: true },
  )
}
