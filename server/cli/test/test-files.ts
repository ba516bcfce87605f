import { dirname } from 'node:path'
import type { Fault } from '../../document/check-against-schema.js'
import { type FoundFiles, findFiles } from '../../node/find-files.js'
import { documentsReader } from '../../node/known-runbooks.js'
import { isTest, mayBeTest } from '../../own-files/file-names.js'
import { readTest, type Test } from '../../node/test-files/read-test.js'
import { testsBeside } from '../../node/test-files/tests-beside.js'
import type { ScriptWorld } from '../../node/scripts/script-world.js'
import { readTextFile } from '../../node/text-file.js'
import { type CaseResult, runCase } from '../../simulator/testing/run-case.js'
import type { TestCase } from '../../simulator/testing/test-case.js'
import { inParallel } from './in-parallel.js'

/** A test file as it was found. */
export interface TestFile {
  readonly path: string
  /** As it is shown: relative to the working folder, with forward slashes. */
  readonly shown: string
  readonly text: string
  /** Why it is not run; none where it can be. */
  readonly faults: readonly Fault[]
  readonly test: Test | undefined
}

/** A case that was run, and how long that took. */
export interface TimedResult extends CaseResult {
  readonly milliseconds: number
}

/** A test file with what came of its cases. */
export interface TestedFile extends TestFile {
  readonly results: readonly TimedResult[]
}

/** The test files at the paths. A file that is named is taken for one, whatever it is called; of a document those beside it are. */
export async function findTests(
  paths: readonly string[],
  cwd: string,
): Promise<{ readonly files: readonly TestFile[]; readonly found: FoundFiles }> {
  // Whoever names a document, as hooks before commits do, means its tests.
  const found = await findFiles(
    paths.flatMap((path) => testsBeside(path, cwd)),
    cwd,
    async () => false,
  )
  const documentsOf = documentsReader()
  const files: TestFile[] = []
  for (const { path, shown, explicit } of found.files) {
    const read = readTextFile(path)
    if (!read.ok && explicit) files.push(unread(path, shown, read.message))
    if (!read.ok || (!explicit && !mayBeTest(path, read.text))) continue
    const { root, faults, test } = await readTest(read.text, path, documentsOf)
    if (explicit || isTest(root)) files.push({ path, shown, text: read.text, faults, test })
  }
  return { files, found }
}

const unread = (path: string, shown: string, message: string): TestFile => ({
  path,
  shown,
  text: '',
  faults: [{ start: 0, end: 0, message }],
  test: undefined,
})

/** More cases at once than this gain nothing: what they wait for is scripts, each a process of its own. */
const mostAtOnce = 8

/** Runs the cases that are wanted, several at once, and gives the results in the order of the files. */
export async function runTests(
  files: readonly TestFile[],
  wanted: (testCase: TestCase) => boolean,
  scripts: ScriptWorld,
  progress: (done: number, of: number) => void,
): Promise<TestedFile[]> {
  const planned = files.map((file) => ({ file, cases: file.test?.cases.filter(wanted) ?? [] }))
  const all = planned.flatMap(({ file: { test, path }, cases }) =>
    cases.map((testCase) => ({ test: test as Test, testCase, world: scripts.worldIn(dirname(path)) })),
  )
  let done = 0
  const results = await inParallel(all, mostAtOnce, async ({ test, testCase, world }) => {
    const started = performance.now()
    const result = await runCase(testCase, test, world)
    progress(++done, all.length)
    return { ...result, milliseconds: performance.now() - started }
  })
  let next = 0
  return planned.map(({ file, cases }) => {
    const own = results.slice(next, next + cases.length)
    next += cases.length
    return { ...file, results: own }
  })
}
