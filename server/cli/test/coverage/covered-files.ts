import { addTo } from '../../../languages/add-to.js'
import { mayHoldDocuments } from '../../../hosts/may-hold-documents.js'
import { type FoundFile, shownPath } from '../../../node/find-files.js'
import { type LineIndex, lineIndex } from '../../../node/line-index.js'
import { readRunbook, type Runbook } from '../../../node/read-runbook.js'
import { readTextFile } from '../../../node/text-file.js'
import { isUsageError } from '../../../node/usage-error.js'
import type { RunEvent } from '../../../simulator/event.js'
import { type Coverage, coverageOf } from '../../../simulator/testing/coverage.js'
import { eventsOf } from '../../../simulator/testing/run-case.js'
import type { Range } from '../../../syntax/tree.js'
import type { TestedFile } from '../test-files.js'

/** The file of a document with how much of it was walked through. */
export interface CoveredFile {
  readonly shown: string
  readonly runbook: Runbook
  readonly coverage: Coverage
  readonly lines: LineIndex
  /** The line and column of a place in the document. */
  placeOf(range: Range): { readonly line: number; readonly column: number; readonly endLine: number }
}

/** Something that no case came to. */
export interface Uncovered {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** The tested documents, each once: a document may have several test files. */
export function coveredFiles(files: readonly TestedFile[], cwd: string): CoveredFile[] {
  const byPath = new Map<string, TestedFile[]>()
  for (const file of files) {
    const path = file.test?.runbook.path
    if (path !== undefined) addTo(byPath, path, file)
  }
  return [...byPath.values()].flatMap((tests) => {
    const runbook = tests[0]?.test?.runbook
    return runbook ? coveredFile(runbook, tests.flatMap(({ results }) => eventsOf(results)), cwd) : []
  })
}

/** The documents with steps among files that have no tests. What cannot be rehearsed cannot be tested either. */
export async function untestedFiles(
  found: readonly FoundFile[],
  tested: readonly CoveredFile[],
  cwd: string,
): Promise<CoveredFile[]> {
  const known = new Set(tested.map(({ runbook }) => runbook.path))
  const untested: CoveredFile[] = []
  for (const { path } of found.filter((file) => !known.has(file.path))) {
    const read = readTextFile(path)
    if (!read.ok || !mayHoldDocuments(read.text)) continue
    try {
      const runbook = await readRunbook([path], { cwd, readInput: async () => Buffer.alloc(0) })
      untested.push(coveredFile(runbook, [], cwd))
    } catch (error) {
      if (!isUsageError(error)) throw error
    }
  }
  return untested
}

function coveredFile(runbook: Runbook, runs: readonly (readonly RunEvent[])[], cwd: string): CoveredFile {
  const lines = lineIndex(runbook.text)
  return {
    shown: shownPath(runbook.path ?? '', cwd),
    runbook,
    coverage: coverageOf(runbook.document, runs),
    lines,
    placeOf: (range) => lines.place(runbook.toHost(range)),
  }
}

/** What no case came to, in the order of the text. Of a step that no case comes to, its ways are not told. */
export function uncoveredIn({ coverage, placeOf }: CoveredFile): Uncovered[] {
  return coverage.steps.flatMap(({ step, count, ways }): Uncovered[] => {
    const at = (range: Range, message: string) => ({ line: placeOf(range).line, column: placeOf(range).column, message })
    const name = step.name ?? ''
    if (count === 0) return [at(step.nameNode ?? step.node, `no case comes to the step \`${name}\``)]
    return ways.flatMap((way) => (way.count > 0 ? [] : [at(way, `no case takes \`${way.label}\` out of \`${name}\``)]))
  })
}

/** How often each line of a step was come to; a line within a loop belongs to the step in the loop. */
export function lineCounts({ coverage, placeOf, lines }: CoveredFile): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { step, count } of coverage.steps) {
    const { line, endLine } = placeOf(step.node)
    for (let at = line; at <= endLine; at++) if (lines.line(at).trim() !== '') counts.set(at, count)
  }
  return counts
}
