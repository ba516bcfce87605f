import { meantDocument } from '../document/meant-document.js'
import { remember } from '../languages/remember.js'
import { type LocalDocuments, noLocalDocuments, withOwned } from './known-documents.js'
import type { Lanes } from './lanes.js'
import type { Item } from './shares.js'
import type { Look, Task } from './task.js'

/** The documents of files that were looked into, with what callers can know of those that are called: into their files one has to look again. */
export async function documentsCalled(
  lanes: Lanes,
  tasks: readonly Task[],
  looks: readonly Look[],
): Promise<Required<LocalDocuments>> {
  const called = new Set(looks.flatMap(({ calls = [] }) => calls))
  const seen = tasks.flatMap((task, at) => (looks[at] ? [{ task, look: looks[at] }] : []))
  const unknown = seen.filter(({ look }) => !look.interfaces && look.names.some((name) => called.has(name)))
  const again = await lanes.look(unknown.map(({ task }) => ({ ...task, foreign: true })))
  const known = new Map(unknown.map(({ task }, at) => [task, again[at]]))
  // In the same order for every shard: of several documents with one name, each is told.
  const inOrder = seen.toSorted((a, b) => (a.task.shown < b.task.shown ? -1 : 1))
  return {
    names: inOrder.flatMap(({ look }) => look.names),
    interfaces: inOrder.flatMap(({ task, look }) => (known.get(task) ?? look).interfaces ?? []),
  }
}

/** The files that were linted as if only AWS's documents could be called, and of whose calls something else is to be said where these are known. */
export async function concernedBy(
  local: Required<LocalDocuments>,
  tasks: readonly Task[],
  looks: readonly Look[],
): Promise<readonly Item[]> {
  const callers = tasks.flatMap((task, index) => {
    const { calls = [], outcome } = looks[index] ?? {}
    return outcome && calls.length > 0 ? [{ index, task, calls }] : []
  })
  if (callers.length === 0) return []
  const [before, now] = [await withOwned(noLocalDocuments), await withOwned(local)]
  const names = new Set(local.names)
  const isMeant = (name: string) => meantDocument(name, before) !== meantDocument(name, now)
  const isConcerned = remember((name) => names.has(name) || (before.find(name).length === 0 && isMeant(name)))
  return callers.filter(({ calls }) => calls.some(isConcerned)).map(({ index, task }) => ({ index, task }))
}
