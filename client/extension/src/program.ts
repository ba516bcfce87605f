import { execFile } from 'node:child_process'
import * as vscode from 'vscode'
import { asMessage } from './as-message.js'
import { pythonChosen } from './python.js'

/** What the program wrote, and its exit code: 0 and 1 are results, more are refusals. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** Runs `ssmith` as it comes with the extension, in the folder of a file. */
export type RunProgram = (args: readonly string[], file: vscode.Uri, token?: vscode.CancellationToken) => Promise<Ran>

/** A rehearsal ends by itself; this is for what nobody foresaw. */
const longest = 5 * 60_000

/** Where the program lies. */
export const programFile = (context: vscode.ExtensionContext): string =>
  context.asAbsolutePath('dist/server/dist/ssmith.cjs')

/** What makes Node of the editor's own executable, and lets the program give advice for its extension. */
export const asNode = { ELECTRON_RUN_AS_NODE: '1', SSMITH_EDITOR: 'vscode' }

export function programOf(context: vscode.ExtensionContext): RunProgram {
  const program = programFile(context)
  return (args, file, token) =>
    new Promise((resolve) => {
      const cwd = folderOf(file)
      const env = { ...process.env, ...asNode, COLUMNS: '100' }
      const options = { cwd, env, maxBuffer: 1 << 28, timeout: longest }
      const child = execFile(process.execPath, [program, ...args], options, (failure, out, error) => {
        const code = failure ? (typeof failure.code === 'number' ? failure.code : 3) : 0
        resolve({ code, out, error })
      })
      token?.onCancellationRequested(() => child.kill())
    })
}

/** The folder from which a file is looked at. */
export const folderOf = (file: vscode.Uri): string =>
  vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? vscode.Uri.joinPath(file, '..').fsPath

/** Scripts of documents run where the user trusts the folder, and in a sandbox even there, unless the user wants it otherwise. */
export function scriptOptions(): readonly string[] {
  const python = pythonChosen()
  return python === undefined ? [] : [`--python=${python}`]
}

/** The file of a document as it is in the editor; undefined where it has none, which is told. */
export async function savedFile(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  if (document.uri.scheme === 'file' && (!document.isDirty || (await document.save()))) return document.uri
  void vscode.window.showInformationMessage('ssmith: save the document first; what it runs is looked for beside it')
  return undefined
}

/** Why scripts did not run, where the program says so beside its result. */
export const notRunIn = ({ error }: Ran): string | undefined => /^ssmith: (.* did not run; .*)$/m.exec(error)?.[1]

/** Tells why the program refused; undefined where it did its work. */
export function refusalOf({ code, error }: Ran): string | undefined {
  if (code <= 1) return undefined
  const message = error.replace(/^ssmith: /, '').split('\n')[0] ?? ''
  void vscode.window.showWarningMessage(`ssmith: ${asMessage(message)}`)
  return message
}
