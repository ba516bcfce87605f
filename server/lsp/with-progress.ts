import type { Connection } from 'vscode-languageserver'
import type { Workspace } from './workspace.js'

/** What takes longer than this is shown to the user, in milliseconds. */
const patience = 300

/** A workspace which shows that it reads documents, where that takes a while. */
export function withProgress(workspace: Workspace, connection: Connection, isShown: () => boolean): Workspace {
  return {
    ...workspace,
    async repository(uri, text) {
      const reading = workspace.repository(uri, text)
      const timer = setTimeout(() => {
        if (isShown()) show(connection, reading).catch((error: unknown) => connection.console.error(String(error)))
      }, patience)
      return reading.finally(() => clearTimeout(timer))
    },
  }
}

async function show(connection: Connection, work: Promise<unknown>): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress()
  progress.begin('ssmith', undefined, 'reading the documents around')
  await work.catch(() => undefined)
  progress.done()
}
