import { dirname } from 'node:path'
import type { OwnedDocuments } from '../aws/owned-documents.js'
import { findFiles, shownPath } from './find-files.js'
import { isPassedOver, type Surroundings, surroundingsOf } from './interfaces-around.js'
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
  const callers = await callersOfUnknown(tasks, looks)
  const seen = new Set(tasks.map(({ path }) => path))
  const around = new Map(callers.map((path) => surroundingsOf(path, [])).map((each) => [each.folder, each]))
  const found: Task[] = []
  for (const surroundings of around.values()) {
    if (isWithin(surroundings.folder, walked)) continue
    for (const path of await filesAround(surroundings, request)) {
      if (seen.has(path)) continue
      seen.add(path)
      const settings = await request.configurations.settingsOf(path).catch(() => undefined)
      const shown = shownPath(path, request.cwd)
      if (settings) found.push({ path, shown, explicit: false, settings, foreign: true })
    }
  }
  return found
}

/** The files in which a document is called that is not known. */
async function callersOfUnknown(tasks: readonly Task[], looks: readonly Look[]): Promise<string[]> {
  const known = new Set(looks.flatMap(({ interfaces }) => interfaces.map(({ name }) => name)))
  const isCalledInVain = (owned?: OwnedDocuments) => (name: string) => !known.has(name) && !owned?.has(name)
  const callers = tasks.flatMap(({ path }, at) => {
    const calls = looks[at]?.calls ?? []
    return path !== '' && calls.some(isCalledInVain()) ? [{ path, calls }] : []
  })
  if (callers.length === 0) return []
  const { loadOwnedDocuments } = await import('../aws/owned-documents.js')
  const owned = await loadOwnedDocuments()
  return callers.filter(({ calls }) => calls.some(isCalledInVain(owned))).map(({ path }) => path)
}

function isWithin(folder: string, walked: ReadonlySet<string>): boolean {
  for (let here = folder; ; here = dirname(here)) {
    if (walked.has(here)) return true
    if (dirname(here) === here) return false
  }
}

async function filesAround(
  { folder, isDeep }: Surroundings,
  { cwd, configurations }: Pick<LintRequest, 'cwd' | 'configurations'>,
): Promise<string[]> {
  const { files } = await findFiles(
    [folder],
    cwd,
    async (path, isFolder) => (isFolder && !isDeep) || isPassedOver(configurations, path, isFolder),
  )
  return files.map(({ path }) => path)
}
