import type { Worker } from 'node:worker_threads'
import type { DocumentInterface } from '../document/repository.js'
import { createLane, type Lane } from './lane.js'
import { optimizeLater } from './optimize-later.js'
import type { Look, Outcome, RunOptions, Task } from './task.js'

/** Several lanes that share the work: one on this thread, the others on worker threads. */
export interface Lanes {
  /** Looks into all files; the results are in their order. */
  look(tasks: readonly Task[], progress?: (done: number) => void): Promise<Look[]>
  /** Lints the files that waited, see {@link Lane}. */
  finish(interfaces: readonly DocumentInterface[], repositoryHash: string | undefined): Promise<[number, Outcome][]>
  close(): void
}

/** What a worker is told. `shared` holds the next file to take and then, for each worker, whether it takes part. */
export type Order =
  | { readonly look: readonly Task[]; readonly shared: Int32Array; readonly slot: number }
  | { readonly finish: readonly DocumentInterface[]; readonly repositoryHash: string | undefined }

/** What a worker answers: one answer for each order. */
export type Answer = { readonly looks: [number, Look][] } | { readonly outcomes: [number, Outcome][] }

/** Whether a worker takes part in a round. One that is still starting when all is done is not waited for. */
export const participation = { open: 0, taken: 1, closed: 2 } as const

/** Takes files until none is left. Whoever is quick takes more, so no thread waits long for another. */
export async function takeAll(
  lane: Lane,
  tasks: readonly Task[],
  shared: Int32Array,
  progress?: (done: number) => void,
): Promise<[number, Look][]> {
  const looks: [number, Look][] = []
  for (;;) {
    const index = Atomics.add(shared, 0, 1)
    const task = tasks[index]
    if (!task) return looks
    looks.push([index, await lane.look(index, task)])
    progress?.(Math.min(Atomics.load(shared, 0), tasks.length))
  }
}

/** A lane on this thread, and one on each of the workers. */
export function createLanes(run: RunOptions, workers: readonly Worker[]): Lanes {
  const lane = createLane(run)
  let crew = workers
  let isLoading = true
  const noteWhoIsIn = (shared: Int32Array) => {
    if (!isLoading || crew.some((_, slot) => Atomics.load(shared, slot + 1) !== participation.taken)) return
    isLoading = false
    optimizeLater(1 + crew.length)
  }
  return {
    async look(tasks, progress) {
      const shared = new Int32Array(new SharedArrayBuffer(4 * (1 + crew.length)))
      const answers = crew.map((worker, slot) => ask(worker, { look: tasks, shared, slot: slot + 1 }))
      noteWhoIsIn(shared)
      const took = (done: number) => {
        noteWhoIsIn(shared)
        progress?.(done)
      }
      const looks = new Map(await takeAll(lane, tasks, shared, took))
      const late = crew.filter(
        (_, slot) =>
          Atomics.compareExchange(shared, slot + 1, participation.open, participation.closed) === participation.open,
      )
      for (const [slot, answer] of answers.entries()) {
        const worker = crew[slot]
        if (!worker || late.includes(worker)) continue
        const given = await answer
        if (given && 'looks' in given) for (const [index, look] of given.looks) looks.set(index, look)
        else late.push(worker)
      }
      // What a worker took before it broke down, this thread does again.
      for (const [index, task] of tasks.entries()) if (!looks.has(index)) looks.set(index, await lane.look(index, task))
      for (const worker of late) void worker.terminate()
      crew = crew.filter((worker) => !late.includes(worker))
      return tasks.flatMap((_, index) => looks.get(index) ?? [])
    },
    async finish(interfaces, repositoryHash) {
      const answers = crew.map((worker) => ask(worker, { finish: interfaces, repositoryHash }))
      const outcomes = await lane.finish(interfaces, repositoryHash)
      for (const answer of answers) {
        const given = await answer
        if (given && 'outcomes' in given) outcomes.push(...given.outcomes)
      }
      return outcomes
    },
    close() {
      for (const worker of crew) void worker.terminate()
      crew = []
    },
  }
}

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
