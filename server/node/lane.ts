import type { DocumentInterface } from '../document/repository.js'
import { type Opened, open } from '../hosts/open.js'
import { firstLook, type OpenLook, remember, remembered } from './first-look.js'
import { lintTask, sourceOf } from './lint-task.js'
import { placeholdersOf } from './placeholders.js'
import type { Look, Outcome, RunOptions, Task } from './task.js'

/**
 * Looks into files one after the other, on whichever thread. Files whose documents call others wait until all files have been looked
 * into, so that no result depends on the order, the number of threads, or what else is linted on the same one.
 */
export interface Lane {
  /** The `index` tells the file again when its outcome comes later. */
  look(index: number, task: Task): Promise<Look>
  /** Lints what has waited for the documents that may be called. */
  finish(interfaces: readonly DocumentInterface[], repositoryHash: string | undefined): Promise<[number, Outcome][]>
}

/** A file that waits for others. */
interface Waiting {
  readonly index: number
  readonly task: Task
  readonly look: OpenLook
}

/** Characters of text whose trees are kept while they wait; beyond that a text is parsed a second time. */
const mostKept = 8_000_000

export function createLane(run: RunOptions): Lane {
  const waiting: Waiting[] = []
  let kept = 0
  return {
    async look(index, task) {
      const look = await guarded(task, () => firstLook(task, run))
      if ('kind' in look) return { interfaces: [], outcome: look }
      if (!('wait' in look)) return look
      kept += look.wait.text.length
      const light = kept <= mostKept ? look : { ...look, wait: { ...look.wait, opened: undefined } }
      waiting.push({ index, task, look: light })
      return { interfaces: look.interfaces }
    },
    async finish(interfaces, repositoryHash) {
      const outcomes: [number, Outcome][] = []
      for (const each of waiting.splice(0)) {
        outcomes.push([each.index, await guarded(each.task, () => lintWaiting(each, run, interfaces, repositoryHash))])
      }
      kept = 0
      return outcomes
    },
  }
}

/** A fault of ours in one file does not keep the others from being linted. */
async function guarded<T>(task: Task, work: () => Promise<T>): Promise<T | Extract<Outcome, { kind: 'failed' }>> {
  try {
    return await work()
  } catch (error) {
    const described = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'failed', path: task.shown, error: described }
  }
}

async function lintWaiting(
  { task, look: { interfaces, wait } }: Waiting,
  run: RunOptions,
  known: readonly DocumentInterface[],
  repositoryHash: string | undefined,
): Promise<Outcome> {
  const { cached } = task
  if (cached && cached.hash === wait.hash && cached.repository === repositoryHash) return remembered(cached)
  const opened = wait.opened ?? (await reopen(task, wait.text))
  return remember(await lintTask(task, opened, run, known), wait.hash, interfaces, repositoryHash)
}

async function reopen(task: Task, text: string): Promise<Opened> {
  return open(sourceOf(task, text), await placeholdersOf(task.settings.placeholders))
}
