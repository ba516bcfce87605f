import { type Opened, open } from '../hosts/open.js'
import { firstLook, type OpenLook, remember, remembered } from './first-look.js'
import { lintTask, sourceOf } from './lint-task.js'
import type { LocalDocuments } from './known-documents.js'
import { placeholdersOf } from './placeholders.js'
import type { Item } from './shares.js'
import type { Look, Outcome, RunOptions, Task } from './task.js'

/**
 * Looks into files one after the other, on whichever thread. Files whose documents call others of the run wait until all files have been looked
 * into, or are linted again then, so that no result depends on the order, the number of threads, or what else is linted on the same one.
 */
export interface Lane {
  look(item: Item, expected: ReadonlySet<string>): Promise<Look>
  /** Lints a file that has waited for the documents that may be called. One that another lane has looked into is opened anew. */
  finish(item: Item, known: Known): Promise<Outcome>
}

/** The documents that may be called, with a digest of them where results are remembered. */
export interface Known extends LocalDocuments {
  readonly repositoryHash: string | undefined
}

/** Characters of text whose trees are kept while they wait; beyond that a text is parsed a second time. */
const mostKept = 8_000_000

/** Characters of text that are kept to show findings in them; beyond that a text is read a second time. */
const mostShown = 8_000_000

export function createLane(run: RunOptions): Lane {
  const waiting = new Map<number, OpenLook>()
  let kept = 0
  let shown = 0
  const limited = <T extends Outcome>(outcome: T): T => {
    if (outcome.kind !== 'linted' || outcome.text === undefined) return outcome
    shown += outcome.text.length
    return shown <= mostShown ? outcome : { ...outcome, text: undefined }
  }
  return {
    async look({ index, task }, expected) {
      const look = await guarded(task, () => firstLook(task, run, expected))
      if ('kind' in look) return { names: [], outcome: look }
      if (!('wait' in look)) return look.outcome ? { ...look, outcome: limited(look.outcome) } : look
      kept += look.wait.text.length
      const { wait, ...seen } = look
      waiting.set(index, kept <= mostKept ? look : { ...look, wait: { ...wait, opened: undefined } })
      return seen
    },
    async finish({ index, task }, known) {
      const look = waiting.get(index)
      waiting.delete(index)
      const outcome = await guarded<Outcome>(task, async () => {
        const again = look ?? (await firstLook(task, run))
        return 'wait' in again ? lintWaiting(task, again, run, known) : (again.outcome ?? { kind: 'passed-over' })
      })
      return limited(outcome)
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
  task: Task,
  { interfaces = [], calls, wait }: OpenLook,
  run: RunOptions,
  { repositoryHash, ...known }: Known,
): Promise<Outcome> {
  const { cached } = task
  if (cached && cached.hash === wait.hash && cached.repository === repositoryHash) return remembered(cached)
  const opened = wait.opened ?? (await reopen(task, wait.text))
  return remember(await lintTask(task, opened, run, known), wait.hash, { interfaces, calls }, repositoryHash)
}

async function reopen(task: Task, text: string): Promise<Opened> {
  return open(sourceOf(task, text), await placeholdersOf(task.settings.placeholders))
}
