import { meantDocument } from '../document/meant-document.js'
import { remember } from '../languages/remember.js'
import { type LocalDocuments, noLocalDocuments, withOwned } from './known-documents.js'
import type { Lanes } from './lanes.js'
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

/** Tells whether these documents change what is said of a call by a name, where else only those of AWS are known. */
export async function concernedBy(local: Required<LocalDocuments>): Promise<(name: string) => boolean> {
  const [before, now] = [await withOwned(noLocalDocuments), await withOwned(local)]
  const names = new Set(local.names)
  const isMeant = (name: string) => meantDocument(name, before) !== meantDocument(name, now)
  return remember((name) => names.has(name) || (before.find(name).length === 0 && isMeant(name)))
}
