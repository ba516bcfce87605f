import { documentNamed, type Shared, sharedDocument } from '../share/link.js'
import { openInstead, sharedOf } from '../share/state.js'
import type { Workspace } from '../workspace.js'

/** Documents of AWS have 64 KB at most; templates around them may be larger. */
const largestFile = 1_000_000

/** Opens a file that a person has chosen or dropped, in the place of the document. */
export async function openFile(workspace: Workspace, file: File): Promise<void> {
  if (file.size > largestFile) {
    workspace.notice.value = { text: `${file.name} has ${file.size} bytes; a file may have ${largestFile} here` }
    return
  }
  const document = documentNamed(file.name, await file.text())
  openInstead(workspace, { ...withoutExample(workspace), document }, `Opened ${document.name}.`)
}

/** All that is open, but for what came along with an example and was left as it is. */
function withoutExample(workspace: Workspace): Shared {
  const shared = sharedOf(workspace)
  const example = workspace.example.peek()
  const { account, mocks, parameters, platforms } = shared
  const nothing = sharedDocument(shared.document)
  return {
    ...nothing,
    ...(account !== example?.account && { account }),
    ...(mocks !== example?.mocks && { mocks }),
    ...(parameters !== example?.parameters && { parameters }),
    ...(platforms !== example?.platforms && { platforms }),
  }
}

/** Opens files that are dropped anywhere on the page. */
export function openDropped(workspace: Workspace): void {
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  // The editor would take the file's name as text.
  addEventListener(
    'drop',
    (event) => {
      const [file] = event.dataTransfer?.files ?? []
      if (!file) return
      event.preventDefault()
      event.stopPropagation()
      void openFile(workspace, file)
    },
    { capture: true },
  )
}
