import { resolve } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Configurations } from './configuration/configurations.js'
import { type FoundFile, type FoundFiles, findFiles } from './find-files.js'
import { createLanes, type Lanes } from './lanes.js'
import { concernedBy, documentsCalled } from './documents-called.js'
import type { CacheEntry, Outcome, RunOptions, Task } from './task.js'
import { tasksAround } from './tasks-around.js'
import { readTextFile } from './text-file.js'
import { worthwhileWorkers } from './worthwhile-workers.js'

/** What is to be linted, and how. */
export interface LintRequest {
  readonly cwd: string
  readonly paths: readonly string[]
  /** Text from standard input, with the name under which it is to be treated. */
  readonly input?: { readonly text: string; readonly name: string | undefined }
  readonly configurations: Configurations
  readonly run: RunOptions
  /** One part of all files, counted from 0. */
  readonly shard?: { readonly index: number; readonly count: number }
  readonly workers: number | 'auto'
  readonly startWorker: () => Worker
  /** The file that results are remembered in. */
  readonly cacheFile?: string
  readonly progress?: (done: number, of: number) => void
}

export interface LintResult {
  /** Of the files that hold documents or were named, in the order in which they were found. */
  readonly outcomes: readonly LintedOutcome[]
  readonly found: FoundFiles
  readonly stats: LintStats
}

export type LintedOutcome = Exclude<Outcome, { kind: 'passed-over' }> & {
  readonly file: Pick<FoundFile, 'path' | 'root'> | undefined
}

/** Figures for the curious. */
export interface LintStats {
  readonly candidates: number
  readonly remembered: number
  readonly workers: number
}

/** Lints the documents in files. Two rounds, so that documents can be compared with others that they call, wherever these are. */
export async function lintFiles(request: LintRequest): Promise<LintResult> {
  const { cwd, configurations, run, cacheFile } = request
  const found = await findFiles(request.paths, cwd, configurations.ignores, configurations.stated)
  const remembered = cacheFile === undefined ? undefined : await (await import('./cache.js')).readCache(cacheFile)
  const { own, foreign } = sharded(await tasksOf(request, found, remembered), request.shard)
  const workers = request.workers === 'auto' ? worthwhileWorkers(own.length) : Math.min(request.workers - 1, own.length)
  const crew = Array.from({ length: workers }, () => request.startWorker())
  const lanes = createLanes(run, crew)
  const walked = new Set(found.files.flatMap(({ explicit, root }) => (explicit ? [] : [root])))
  const outcomes = await outcomesOf(lanes, own, foreign, request, walked).finally(lanes.close)
  if (cacheFile !== undefined && remembered) await remember(cacheFile, remembered, own, outcomes)
  const files = new Map(found.files.map((file) => [file.path, file]))
  return {
    outcomes: outcomes.flatMap((outcome, at) =>
      outcome.kind === 'passed-over' ? [] : [{ ...outcome, file: files.get(own[at]?.path ?? '') }],
    ),
    found,
    stats: { candidates: own.length, remembered: outcomes.filter((each) => 'cached' in each).length, workers },
  }
}

async function tasksOf(
  { cwd, input, configurations }: LintRequest,
  { files }: FoundFiles,
  remembered: ReadonlyMap<string, CacheEntry> | undefined,
): Promise<Task[]> {
  const tasks: Task[] = []
  if (input) {
    const path = resolve(cwd, input.name ?? 'stdin')
    const settings = await configurations.settingsOf(path)
    tasks.push({
      path: input.name === undefined ? '' : path,
      shown: input.name ?? '<stdin>',
      explicit: true,
      settings,
      text: input.text,
    })
  }
  for (const { path, shown, explicit, regular } of files) {
    const cached = remembered?.get(path)
    const read = regular ? undefined : readTextFile(path)
    const settings = await configurations.settingsOf(path)
    tasks.push({ path, shown, explicit, settings, ...(cached && { cached }), ...(read?.ok && { text: read.text }) })
  }
  return tasks
}

/** Every file belongs to just one shard; the others are looked into for what calls may need to know of them. */
function sharded(tasks: readonly Task[], shard: LintRequest['shard']): { own: Task[]; foreign: Task[] } {
  if (!shard) return { own: [...tasks], foreign: [] }
  const isOwn = (at: number) => at % shard.count === shard.index
  return {
    own: tasks.filter((_, at) => isOwn(at)),
    foreign: tasks.flatMap((task, at) => (isOwn(at) ? [] : [{ ...task, foreign: true as const }])),
  }
}

async function outcomesOf(
  lanes: Lanes,
  own: readonly Task[],
  foreign: readonly Task[],
  request: LintRequest,
  walked: ReadonlySet<string>,
): Promise<Outcome[]> {
  const { run, progress } = request
  const looks = await lanes.look(own, progress && ((done) => progress(done, own.length)))
  const outcomes = new Map(looks.flatMap(({ outcome }, at) => (outcome ? [[at, outcome] as const] : [])))
  if (looks.some(({ calls = [], outcome }) => calls.length > 0 || !outcome)) {
    const others = await lanes.look(foreign)
    const [tasks, seen] = [
      [...own, ...foreign],
      [...looks, ...others],
    ]
    const around = await tasksAround(tasks, seen, request, walked)
    const further = await lanes.look(around)
    const known = await documentsCalled(lanes, [...tasks, ...around], [...seen, ...further])
    const again = await concernedBy(known, own, looks)
    const repositoryHash =
      run.cacheKey === undefined ? undefined : await (await import('./cache.js')).hashInterfaces(known.interfaces)
    for (const { index } of again) outcomes.delete(index)
    for (const [at, outcome] of await lanes.finish({ ...known, repositoryHash }, again)) outcomes.set(at, outcome)
  }
  return own.map(
    (task, at) => outcomes.get(at) ?? { kind: 'failed', path: task.shown, error: 'a worker thread broke down' },
  )
}

/** Keeps what is known of files that this run did not look into. */
async function remember(
  file: string,
  before: ReadonlyMap<string, CacheEntry>,
  tasks: readonly Task[],
  outcomes: readonly Outcome[],
): Promise<void> {
  if (!outcomes.some((outcome) => 'entry' in outcome && !('cached' in outcome))) return
  const entries = new Map(before)
  for (const [at, outcome] of outcomes.entries()) {
    const path = tasks[at]?.path ?? ''
    const entry = 'entry' in outcome ? outcome.entry : undefined
    if (entry && !tasks[at]?.text) entries.set(path, entry)
    else entries.delete(path)
  }
  await (await import('./cache.js')).writeCache(file, entries)
}
