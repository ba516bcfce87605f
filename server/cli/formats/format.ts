import type { FileReport } from '../../node/report.js'
import type { Style } from '../style.js'

/** How much was found, before anything was hidden. */
export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  /** Findings that `--fix` would mend. */
  readonly fixable: number
  /** Fixes that were applied. */
  readonly fixed: number
}

/** All that a format may show. */
export interface LintReport {
  readonly files: readonly FileReport[]
  readonly summary: Summary
  /** The text of a file, for excerpts. */
  readonly textOf: (path: string) => string
  readonly style: Style
  readonly width: number
  /** Show no more than is needed. */
  readonly quiet: boolean
}

export const formats = ['pretty', 'json', 'sarif', 'junit', 'github'] as const
export type FormatName = (typeof formats)[number]

/** Writes a report in a format. */
export type Format = (report: LintReport) => string | Promise<string>

/** Loads the code of a format, which a run with another does not need. */
export async function loadFormat(name: FormatName): Promise<Format> {
  switch (name) {
    case 'pretty':
      return (await import('./pretty.js')).pretty
    case 'json':
      return (await import('./json.js')).json
    case 'sarif':
      return (await import('./sarif.js')).sarif
    case 'junit':
      return (await import('./junit.js')).junit
    case 'github':
      return (await import('./github.js')).github
  }
}
