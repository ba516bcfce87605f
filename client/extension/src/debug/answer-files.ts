import * as vscode from 'vscode'
import { setAnswer } from './answers.js'
import { ownSession } from './session.js'

const scheme = 'ssmith-answer'

/** What is being edited, by the path of its file. */
const texts = new Map<string, Uint8Array>()

/** Opens an answer as a text of its own: when that is saved, it becomes the answer. */
export async function editAnswer(name: string, answer: unknown): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${name.replaceAll(/[^\w.-]+/g, '.')} answer.json` })
  texts.set(uri.path, new TextEncoder().encode(`${JSON.stringify(answer, undefined, 2)}\n`))
  changed.fire([{ type: vscode.FileChangeType.Changed, uri }])
  const document = await vscode.workspace.openTextDocument(uri)
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside })
  hint?.dispose()
  hint = vscode.window.setStatusBarMessage('ssmith: save the text to answer with it', 10_000)
}

/** Says what to do with an answer that is being edited, until that is done. */
let hint: vscode.Disposable | undefined

const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>()

/** Files that are answers of requests: saving one sets the answer, and says why not, where that cannot be. */
export const answerFiles = (): vscode.Disposable =>
  vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => {}),
      stat: ({ path }) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: contentOf(path).length }),
      readFile: ({ path }) => contentOf(path),
      async writeFile({ path }, content) {
        const session = ownSession()
        if (!session) throw vscode.FileSystemError.Unavailable('the run is over; debug again to change its answers')
        await setAnswer(session, { answer: new TextDecoder().decode(content) })
        texts.set(path, content)
        hint?.dispose()
      },
      readDirectory: () => [],
      createDirectory: refused,
      delete: refused,
      rename: refused,
    },
    { isCaseSensitive: true },
  )

function contentOf(path: string): Uint8Array {
  const content = texts.get(path)
  if (!content) throw vscode.FileSystemError.FileNotFound(path)
  return content
}

function refused(): never {
  throw vscode.FileSystemError.NoPermissions('an answer can be changed only')
}
