import { availableParallelism } from 'node:os'

/** Fewer files than this for each further thread are done before it has started. */
export const filesPerWorker = 40
const mostWorkers = 7

/** How many threads are worth starting beside this one for so many files. */
export const worthwhileWorkers = (files: number): number =>
  Math.max(0, Math.min(availableParallelism() - 1, mostWorkers, Math.floor(files / filesPerWorker)))
