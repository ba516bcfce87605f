import type { Connection } from 'vscode-languageserver'
import { emptyRepository, type Repository } from '../document/repository.js'
import type { Workspace } from './workspace.js'

/** How long an answer waits for the documents around, in milliseconds. */
const patience = 300

/** What is done about documents that take longer to read. */
interface Late {
  /** Whether the client shows that they are being read. */
  shows(): boolean
  /** They are there: what was answered without them is answered anew. */
  complete(): void
}

/** A workspace which does not hold answers back until all documents around are read: who asks before knows of none. */
export function withoutWaiting(workspace: Workspace, connection: Connection, late: Late): Workspace {
  let isLate = false

  /** One reading at a time is late, however many ask for it. */
  async function follow(reading: Promise<Repository>): Promise<void> {
    if (isLate) return
    isLate = true
    if (late.shows()) show(connection, reading).catch((error: unknown) => connection.console.error(String(error)))
    await reading.catch(() => undefined)
    isLate = false
    late.complete()
  }

  return {
    ...workspace,
    async repository(uri, text, open) {
      const reading = workspace.repository(uri, text, open)
      const known = await within(isLate ? 0 : patience, reading)
      if (known) return known
      void follow(reading)
      return emptyRepository
    },
  }
}

/** What a promise gives, if it does so in time. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  return Promise.race([promise, over]).finally(() => clearTimeout(timer))
}

async function show(connection: Connection, work: Promise<unknown>): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress()
  progress.begin('ssmith', undefined, 'reading the documents around')
  await work.catch(() => undefined)
  progress.done()
}
