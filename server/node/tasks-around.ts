import { dirname } from 'node:path'
import type { OwnedDocuments } from '../aws/owned-documents.js'
import { remember } from '../languages/remember.js'
import { filesAround } from './files-around.js'
import { shownPath } from './find-files.js'
import { surroundingsOfFolder } from './interfaces-around.js'
import type { LintRequest } from './lint-files.js'
import type { Look, Task } from './task.js'

/**
 * Looks into the files around those that call documents which neither AWS nor the files that are looked into already have: what a document may be
 * told does not depend on which others are linted with it. Nothing where every call is known, or all around was among the folders walked through.
 */
export async function tasksAround(
  tasks: readonly Task[],
  looks: readonly Look[],
  request: Pick<LintRequest, 'cwd' | 'configurations'>,
  walked: ReadonlySet<string>,
): Promise<Task[]> {
  const isWalked = remember((folder) => isWithin(surroundingsOfFolder(folder, []).folder, walked))
  const callers = (await callersOfUnknown(tasks, looks)).filter(({ path }) => !isWalked(dirname(path)))
  if (callers.length === 0) return []
  const names = new Set(callers.flatMap(({ calls }) => calls))
  const wanted = { callers: callers.map(({ path }) => path), names, known: new Set(tasks.map(({ path }) => path)) }
  const found: Task[] = []
  for (const path of await filesAround(wanted, request.configurations)) {
    const settings = await request.configurations.settingsOf(path).catch(() => undefined)
    const shown = shownPath(path, request.cwd)
    if (settings) found.push({ path, shown, explicit: false, settings, foreign: true })
  }
  return found
}

/** A file in which documents are called that are not known. */
interface Caller {
  readonly path: string
  readonly calls: readonly string[]
}

async function callersOfUnknown(tasks: readonly Task[], looks: readonly Look[]): Promise<readonly Caller[]> {
  const known = new Set(looks.flatMap(({ names }) => names))
  const unknown = (callers: readonly Caller[], owned?: OwnedDocuments) =>
    callers
      .map(({ path, calls }) => ({ path, calls: calls.filter((name) => !known.has(name) && !owned?.has(name)) }))
      .filter(({ path, calls }) => path !== '' && calls.length > 0)
  const callers = unknown(
    tasks.map(({ path, foreign }, at) => ({ path, calls: foreign ? [] : (looks[at]?.calls ?? []) })),
  )
  if (callers.length === 0) return []
  const { loadOwnedDocuments } = await import('../aws/owned-documents.js')
  return unknown(callers, await loadOwnedDocuments())
}

function isWithin(folder: string, walked: ReadonlySet<string>): boolean {
  for (let here = folder; ; here = dirname(here)) {
    if (walked.has(here)) return true
    if (dirname(here) === here) return false
  }
}
