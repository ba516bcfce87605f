import * as vscode from 'vscode'
import type { NamedCase } from '../../../server/lsp/protocol.js'
import { asRange } from './as-range.js'
import type { Server } from './server.js'

/** The test files of the workspace as items of a controller, with their cases below them. */
export interface TestItems extends vscode.Disposable {
  /** Looks for all of them anew. */
  find(): Promise<void>
}

/** Where test files are looked for. */
export const testFiles = '**/*.test.{yaml,yml,json}'

export function testItems(controller: vscode.TestController, server: Server): TestItems {
  async function find(): Promise<void> {
    const files = await vscode.workspace.findFiles(testFiles, '**/node_modules/**')
    controller.items.replace([])
    await Promise.all(files.map(add))
  }

  /** Test files of other tools have names like ours: only what has cases is one of ours. */
  async function add(uri: vscode.Uri): Promise<void> {
    const item = controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri)
    await readCases(item, uri)
    if (item.children.size > 0) controller.items.add(item)
    else controller.items.delete(item.id)
  }

  async function readCases(item: vscode.TestItem, uri: vscode.Uri): Promise<void> {
    const cases = await casesIn(await textOf(uri), server)
    item.children.replace(
      cases.map(({ name, range }) => {
        const each = controller.createTestItem(`${item.id}\n${name}`, name, uri)
        each.range = asRange(range)
        return each
      }),
    )
  }

  const watcher = vscode.workspace.createFileSystemWatcher(testFiles)
  const listeners = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(add),
    watcher.onDidChange(add),
    watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
  )
  return { find, dispose: () => void listeners.dispose() }
}

/** The cases of a text. The server need not start for texts that are none of ours. */
export const casesIn = async (text: string, server: Server): Promise<readonly NamedCase[]> =>
  /^["' {]*cases["']? *:/m.test(text) ? server.ask('ssmith/cases', { text }) : []

async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
}
