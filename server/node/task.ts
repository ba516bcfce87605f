import type { DocumentInterface } from '../document/repository.js'
import type { Settings } from './configuration/configurations.js'
import type { FileReport } from './report.js'

/** A file to look into. Plain data, so that it can go to a worker thread. */
export interface Task {
  readonly path: string
  /** As it is shown: relative to the working folder, with forward slashes. */
  readonly shown: string
  /** Whether it was named itself, so that it is linted whatever it holds. */
  readonly explicit: boolean
  readonly settings: Settings
  /** The content, where it was read before, as standard input is. */
  readonly text?: string
  /** What is known of the file from an earlier run. */
  readonly cached?: CacheEntry
  /** Only what others can know of its documents is wanted: they belong to another shard. */
  readonly foreign?: true
}

/** What is the same for all files of a run. */
export interface RunOptions {
  /** The day for which deprecations are judged. */
  readonly today: string
  readonly only: ReadonlySet<string> | undefined
  readonly fix: 'safe' | 'unsafe' | undefined
  /** Identifies everything beside a file and its settings that results depend on; absent where nothing is remembered. */
  readonly cacheKey: string | undefined
}

/** What is remembered of a file between runs. */
export interface CacheEntry {
  /** Of everything that the results depend on, but for other documents. */
  readonly hash: string
  /** Of the documents that calls were compared with, where the file calls any. */
  readonly repository?: string
  /** Absent where the file holds no document. */
  readonly report?: FileReport
  readonly interfaces: readonly DocumentInterface[]
  /** The documents that its documents call, by name. */
  readonly calls?: readonly string[]
}

/** What became of a file. */
export type Outcome =
  | { readonly kind: 'passed-over'; readonly entry?: CacheEntry; readonly cached?: true }
  | {
      readonly kind: 'linted'
      readonly report: FileReport
      /** What was linted, where it is still at hand and findings stand in it. */
      readonly text?: string | undefined
      readonly entry?: CacheEntry
      readonly cached?: true
    }
  | {
      readonly kind: 'fixed'
      readonly report: FileReport
      readonly text: string
      readonly before: string
      readonly count: number
    }
  /** A fault of ours. */
  | { readonly kind: 'failed'; readonly path: string; readonly error: string }

/** A first look at a file. */
export interface Look {
  /** The names under which its documents may be called. */
  readonly names: readonly string[]
  /** What those that call them can know of them, where that is known already. */
  readonly interfaces?: readonly DocumentInterface[]
  /** The documents that its documents call, by name. */
  readonly calls?: readonly string[]
  /** Absent where it waits for the documents that it calls. Where it calls some and does not wait, it holds if no file has any of them. */
  readonly outcome?: Outcome
}
