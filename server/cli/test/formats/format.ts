import type { Style } from '../../style.js'
import type { TestedFile } from '../test-files.js'

/** All that a format may show of a run of tests. */
export interface TestReport {
  readonly files: readonly TestedFile[]
  readonly style: Style
  readonly width: number
  /** Show each case, also of files in which all passed. */
  readonly verbose: boolean
}

/** How many cases ran, of how many files, and failed; and how many files could not be run. */
export interface TestSummary {
  readonly files: number
  readonly cases: number
  readonly failed: number
  readonly faulty: number
}

export function summaryOf(files: readonly TestedFile[]): TestSummary {
  const results = files.flatMap((file) => file.results)
  return {
    files: files.filter((file) => file.results.length > 0).length,
    cases: results.length,
    failed: results.filter(({ differences }) => differences.length > 0).length,
    faulty: files.filter(({ test }) => !test).length,
  }
}

export const testFormats = ['pretty', 'json', 'junit'] as const
export type TestFormatName = (typeof testFormats)[number]

/** Loads the code of a format, which a run with another does not need. */
export async function loadTestFormat(name: TestFormatName): Promise<(report: TestReport) => string | Promise<string>> {
  switch (name) {
    case 'pretty':
      return (await import('./pretty.js')).pretty
    case 'json':
      return (await import('./json.js')).json
    case 'junit':
      return (await import('./junit.js')).junit
  }
}
