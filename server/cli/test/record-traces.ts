import { dirname } from 'node:path'
import { applyEdits } from '../../node/fix-text.js'
import { writeFixed } from '../../node/write-fixed.js'
import { recordTrace } from '../../simulator/testing/record-trace.js'
import type { TestedFile } from './test-files.js'

/** Writes the traces of runs into the cases that record them. Gives how many have changed, and why files were not written. */
export function recordTraces(files: readonly TestedFile[]): {
  readonly count: number
  readonly refused: readonly string[]
} {
  let count = 0
  const refused: string[] = []
  for (const { path, shown, text: before, results } of files) {
    const changed = results.filter(({ differences }) => differences.some(({ aboutTrace }) => aboutTrace))
    const edits = changed.flatMap(({ testCase, run }) => (run ? recordTrace(testCase, run.trace, before) : []))
    if (edits.length === 0) continue
    const reason = writeFixed({ path, root: dirname(path), before, text: applyEdits(before, distinct(edits)) })
    if (reason === undefined) count += changed.length
    else refused.push(`\`${shown}\` was not changed: ${reason}`)
  }
  return { count, refused }
}

/** A trace that several cases share by an alias is written once. */
const distinct = <Edit extends { readonly start: number }>(edits: readonly Edit[]): Edit[] => [
  ...new Map(edits.map((edit) => [edit.start, edit])).values(),
]
