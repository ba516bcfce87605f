import { extname } from 'node:path'
import type { Task } from './task.js'

/** A file that is to be done. The index is its place among all. */
export interface Item {
  readonly index: number
  readonly task: Task
}

/**
 * The files of a round, shared out among threads: for each those that it begins with. Whoever is done with its own helps with those of others, so
 * that no thread waits long.
 */
export class Shares {
  readonly #shares: readonly (readonly Item[])[]
  readonly #taken: Int32Array
  readonly #own: number
  #done = 0

  /** `taken` is memory that the threads have in common: how many files were taken of each share. */
  constructor(shares: readonly (readonly Item[])[], taken: Int32Array, own: number) {
    this.#shares = shares
    this.#taken = taken
    this.#own = own
  }

  /** The next file, which no other thread takes; undefined where none is left. */
  take(): Item | undefined {
    for (; this.#done < this.#shares.length; this.#done++) {
      const at = (this.#own + this.#done) % this.#shares.length
      const item = this.#shares[at]?.[Atomics.add(this.#taken, at, 1)]
      if (item) return item
    }
    return undefined
  }

  /** How many files were taken, by any thread. */
  get taken(): number {
    return this.#shares.reduce((sum, { length }, at) => sum + Math.min(Atomics.load(this.#taken, at), length), 0)
  }
}

/**
 * Shares of about the same number of files, each of one format as far as possible. V8 compiles what a thread runs for that thread alone: one that
 * reads nothing but YAML never comes to know how JSON is read.
 */
export function sharesOfKin(tasks: readonly Task[], threads: number): readonly (readonly Item[])[] {
  const items = tasks.map((task, index) => ({ index, task, ending: extname(task.shown) }))
  const kindred = items.sort((a, b) => (a.ending === b.ending ? 0 : a.ending < b.ending ? -1 : 1))
  const start = (share: number) => Math.round((share * kindred.length) / threads)
  return Array.from({ length: threads }, (_, share) => kindred.slice(start(share), start(share + 1)))
}
