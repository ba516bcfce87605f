import { lineIndex } from '../../../node/line-index.js'
import type { Range } from '../../../syntax/tree.js'
import type { TestedFile } from '../test-files.js'
import { summaryOf, type TestReport } from './format.js'

/** The form that other tools may rely on. */
export function json({ files }: TestReport): string {
  return `${JSON.stringify({ files: files.map(entryOf), summary: summaryOf(files) }, undefined, 2)}\n`
}

function entryOf({ shown, text, faults, test, results }: TestedFile) {
  const lines = lineIndex(text)
  const placed = ({ message, ...range }: Range & { readonly message: string }) => {
    const { line, column } = lines.place(range)
    return { line, column, message }
  }
  return {
    path: shown,
    document: test?.document.name ?? null,
    faults: faults.map(({ start, end, message }) => placed({ start, end, message })),
    cases: results.map(({ testCase, differences, run }) => {
      const { line, column } = lines.place(testCase.key)
      return {
        name: testCase.name,
        line,
        column,
        passed: differences.length === 0,
        status: run?.status ?? null,
        differences: differences.map(({ start, end, message, lines: compared }) => ({
          ...placed({ start, end, message }),
          ...compared,
        })),
      }
    }),
  }
}
