import type { Worker } from 'node:worker_threads'
import { addTo } from '../languages/add-to.js'
import { nameOfFile } from '../hosts/open.js'
import { createLane, type Known } from './lane.js'
import { optimizeLater } from './optimize-later.js'
import { type Item, Shares, sharesOfKin } from './shares.js'
import type { Look, Outcome, RunOptions, Task } from './task.js'
import { youngSpaceLimit } from './young-space.js'

/** Several lanes that share the work: one on this thread, the others on worker threads. */
export interface Lanes {
  /** Looks into all files; the results are in their order. */
  look(tasks: readonly Task[], progress?: (done: number) => void): Promise<Look[]>
  /** Lints the files that waited, see {@link Lane}, and some again. */
  finish(known: Known, again: readonly Item[]): Promise<[number, Outcome][]>
  close(): void
}

/** What a worker is told: what is the same for all files, these, how many were taken of each share, which one is its own, and at first whether each worker takes part, and the names that the documents of the files are likely to have. */
export type Order = {
  readonly run: RunOptions
  readonly shares: readonly (readonly Item[])[]
  readonly taken: Int32Array
  readonly own: number
} & ({ readonly joined: Int32Array; readonly expected: ReadonlySet<string> } | { readonly known: Known })

/** What a worker answers: one answer for each order. */
export type Answer = { readonly looks: [number, Look][] } | { readonly outcomes: [number, Outcome][] }

/** Whether a worker takes part in a round. One that is still starting when all is done is not waited for. */
export const participation = { open: 0, taken: 1, closed: 2 } as const

/** Takes files until none is left, and gives what became of each. */
export async function takeAll<Result>(
  shares: Shares,
  work: (item: Item) => Promise<Result>,
  progress?: (done: number) => void,
): Promise<[number, Result][]> {
  const results: [number, Result][] = []
  for (let item = shares.take(); item; item = shares.take()) {
    results.push([item.index, await work(item)])
    progress?.(shares.taken)
  }
  return results
}

/** A lane on this thread, and one on each of the workers. */
export function createLanes(run: RunOptions, workers: readonly Worker[]): Lanes {
  const lane = createLane(run)
  const limitYoungSpace = youngSpaceLimit()
  let crew = workers
  let isLoading = true
  let isFirst = true
  /** What waits, by the thread that has looked into it: none for this one. */
  const waiting = new Map<Worker | undefined, Item[]>()
  const noteWhoIsIn = (joined: Int32Array) => {
    if (!isLoading || crew.some((_, at) => Atomics.load(joined, at) !== participation.taken)) return
    isLoading = false
    optimizeLater(1 + crew.length)
  }
  return {
    async look(tasks, progress) {
      if (tasks.length === 0) return []
      const shares = sharesOfKin(tasks, 1 + crew.length)
      const [taken, joined] = [sharedNumbers(shares.length), sharedNumbers(crew.length)]
      const expected = new Set(tasks.flatMap(({ path }) => nameOfFile(path) ?? []))
      const answers = crew.map((worker, at) => ask(worker, { run, shares, taken, own: at + 1, joined, expected }))
      noteWhoIsIn(joined)
      const took = (done: number) => {
        noteWhoIsIn(joined)
        limitYoungSpace()
        progress?.(done)
      }
      const looks = new Map<number, Look>()
      const note = (by: Worker | undefined, found: readonly [number, Look][]) => {
        for (const [index, look] of found) {
          looks.set(index, look)
          const task = tasks[index]
          // Of one that belongs to another shard no more is wanted.
          if (task && !look.outcome && !task.foreign) addTo(waiting, by, { index, task })
        }
      }
      note(undefined, await takeAll(new Shares(shares, taken, 0), (item) => lane.look(item, expected), took))
      const open = crew.filter(
        (_, at) => Atomics.compareExchange(joined, at, participation.open, participation.closed) === participation.open,
      )
      // Later on files may wait with a worker, which answers as soon as it hears of the round.
      const late = isFirst ? open : []
      isFirst = false
      for (const [at, answer] of answers.entries()) {
        const worker = crew[at]
        if (!worker || late.includes(worker)) continue
        const given = await answer
        if (given && 'looks' in given) note(worker, given.looks)
        else late.push(worker)
      }
      // What a worker took before it broke down, this thread does again.
      for (const [index, task] of tasks.entries())
        if (!looks.has(index)) note(undefined, [[index, await lane.look({ index, task }, expected)]])
      for (const worker of late) {
        void worker.terminate()
        for (const item of waiting.get(worker) ?? []) addTo(waiting, undefined, item)
        waiting.delete(worker)
      }
      crew = crew.filter((worker) => !late.includes(worker))
      return tasks.flatMap((_, index) => looks.get(index) ?? [])
    },
    async finish(known, again) {
      const threads = [undefined, ...crew]
      const shares = threads.map((by, thread) => [
        ...(waiting.get(by) ?? []),
        ...again.filter((_, at) => at % threads.length === thread),
      ])
      waiting.clear()
      const taken = sharedNumbers(shares.length)
      const answers = crew.map((worker, at) => ask(worker, { run, shares, taken, own: at + 1, known }))
      const outcomes = await takeAll(new Shares(shares, taken, 0), (item) => lane.finish(item, known))
      for (const answer of answers) {
        const given = await answer
        for (const outcome of given && 'outcomes' in given ? given.outcomes : []) outcomes.push(outcome)
      }
      return outcomes
    },
    close() {
      for (const worker of crew) void worker.terminate()
      crew = []
    },
  }
}

/** Memory that threads have in common. */
const sharedNumbers = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * count))

/** The worker's answer, or nothing where it broke down. */
function ask(worker: Worker, order: Order): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | undefined) => {
      worker.off('message', settle)
      worker.off('error', broken)
      worker.off('exit', broken)
      resolve(answer)
    }
    const broken = () => settle(undefined)
    worker.on('message', settle)
    worker.on('error', broken)
    worker.on('exit', broken)
    worker.postMessage(order)
  })
}
