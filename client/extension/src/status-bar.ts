import * as vscode from 'vscode'
import { concernsUs, isInOwnLanguage } from './detection.js'
import { aboutText, type Server } from './server.js'

const kilobytes = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`)

const enableCommands = (isDocument: boolean): void =>
  void vscode.commands.executeCommand('setContext', 'ssmith.document', isDocument)

/** Kind and size of the document in the active editor, for which commands are there too. A click draws its flow graph. */
export function statusBar(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('ssmith.about', vscode.StatusBarAlignment.Right, 90)
  item.name = 'Systems Manager document'
  item.command = 'ssmith.showGraph'
  let waiting: NodeJS.Timeout | undefined

  async function update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document
    if (!document || !concernsUs(document)) {
      enableCommands(false)
      return item.hide()
    }
    if (isInOwnLanguage(document)) enableCommands(true)
    const about = await server.ask('ssmith/about', aboutText(document))
    if (vscode.window.activeTextEditor?.document !== document) return
    enableCommands(about !== null || isInOwnLanguage(document))
    if (!about) return item.hide()
    const { kind, schemaVersion, size, sizeLimit } = about
    const share = size / sizeLimit
    item.text = `$(${share > 1 ? 'warning' : 'book'}) ${kind}${schemaVersion === null ? '' : ` ${schemaVersion}`} · ${kilobytes(size)} of ${kilobytes(sizeLimit)}`
    item.tooltip = `${kind} document: ${Math.round(share * 100)} % of the ${kilobytes(sizeLimit)} that Systems Manager takes`
    item.accessibilityInformation = {
      label: `Systems Manager ${kind} document, ${kilobytes(size)} of ${kilobytes(sizeLimit)}`,
    }
    item.backgroundColor = share > 0.8 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined
    item.show()
  }

  /** A size need not be told at each letter. */
  const soon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void update(), 300)
  }
  soon()
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) soon()
    }),
    { dispose: () => clearTimeout(waiting) },
  )
}
