import { fileEndings } from '../../../server/hosts/file-endings.js'
import { documentNamed, mostOthers, type Shared, sharedDocument } from '../share/link.js'
import { openInstead, sharedOf } from '../share/state.js'
import type { OpenDocument, Workspace } from '../workspace.js'

/** Documents of AWS have 64 KB at most; templates around them may be larger. */
const largestFile = 1_000_000

/** What a person may choose. */
export const accepted = fileEndings.map((ending) => `.${ending}`).join(',')

/** Opens a file that a person has chosen or dropped, in the place of the document, and of one beside it that has its name. */
export async function openFile(workspace: Workspace, file: File): Promise<void> {
  const document = await readFile(workspace, file)
  if (!document) return
  const kept = withoutExample(workspace)
  const others = kept.others.filter(({ name }) => name !== document.name)
  openInstead(workspace, { ...kept, document, others }, `Opened ${document.name}.`)
}

/** Opens files beside the document, which may run what stands in them. One that has the name of another takes its place. */
export async function addFiles(workspace: Workspace, files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const document = await readFile(workspace, file)
    if (document) addBeside(workspace, document)
  }
}

function addBeside(workspace: Workspace, document: OpenDocument): void {
  const { name } = document
  const before = workspace.others.peek()
  const others = [...before.filter((other) => other.name !== name), document]
  if (name === workspace.document.peek().name)
    workspace.notice.value = { text: `${name} is open; a file beside it needs another name` }
  else if (others.length > mostOthers)
    workspace.notice.value = { text: `${mostOthers} files may be open beside the document` }
  else {
    workspace.others.value = others
    const undo = () => {
      workspace.others.value = before
    }
    workspace.notice.value = { text: `Added ${name}.`, undo }
  }
}

async function readFile(workspace: Workspace, file: File): Promise<OpenDocument | undefined> {
  if (file.size <= largestFile) return documentNamed(file.name, await file.text())
  workspace.notice.value = { text: `${file.name} has ${file.size} bytes; a file may have ${largestFile} here` }
  return undefined
}

/** All that is open, but for what came along with an example and was left as it is. */
function withoutExample(workspace: Workspace): Shared {
  const shared = sharedOf(workspace)
  const example = workspace.example.peek()
  const { others, account, mocks, parameters, platforms } = shared
  const nothing = sharedDocument(shared.document)
  return {
    ...nothing,
    ...(others !== example?.others && { others }),
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
