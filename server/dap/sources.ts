import { basename } from 'node:path'
import type { SsmDocument, Step } from '../document/document.js'
import { lineIndex } from '../node/line-index.js'
import type { Runbook } from '../node/read-runbook.js'
import type { Range } from '../syntax/tree.js'
import type { ClientFiles } from './client-files.js'

/** Whether a client counts from 1, as it mostly does. */
export interface Counting {
  readonly line: 0 | 1
  readonly column: 0 | 1
}

/** A place in a file, as the protocol has it. */
export interface SourcePlace {
  readonly source?: { readonly name: string; readonly path: string }
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where the runbooks of a session stand in files. */
export interface Sources {
  /** The runbooks that a file holds, whatever the client calls it. */
  inFile(name: string): readonly Runbook[]
  /** All of a line of a file. */
  lineOf(runbook: Runbook, line: number): Range
  /** The place of a step: the line that it begins with. */
  placeOf(document: SsmDocument, step: Step | undefined): SourcePlace
}

/** Finds places in runbooks. */
export function sourcesOf(runbooks: readonly Runbook[], from: Counting, files: ClientFiles): Sources {
  const indexed = new Map(runbooks.map((runbook) => [runbook.document, { runbook, lines: lineIndex(runbook.text) }]))
  const identities = new Map(
    runbooks.map((runbook) => [runbook, runbook.path === undefined ? undefined : files.identity(runbook.path)]),
  )
  return {
    inFile(name) {
      const wanted = files.identity(name)
      return runbooks.filter((each) => identities.get(each) === wanted)
    },
    lineOf({ document, text }, line) {
      const lines = indexed.get(document)?.lines ?? lineIndex(text)
      const { start, end } = lines.range(Math.max(1, line - from.line + 1))
      return { start, end: Math.max(start + 1, end) }
    },
    placeOf(document, step) {
      const { runbook, lines } = indexed.get(document) ?? {}
      if (!runbook || !lines) return { line: 0, column: 0, endLine: 0, endColumn: 0 }
      const { line, column, endLine, endColumn } = lines.place(
        runbook.toHost(step?.nameNode ?? step?.node ?? document.root),
      )
      const { path } = runbook
      return {
        ...(path !== undefined && { source: { name: basename(path), path: files.nameOf(path) } }),
        line: line - 1 + from.line,
        column: column - 1 + from.column,
        endLine: endLine - 1 + from.line,
        endColumn: endColumn - 1 + from.column,
      }
    },
  }
}
