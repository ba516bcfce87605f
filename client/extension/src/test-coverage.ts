import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as vscode from 'vscode'

/** What `coverage.json` says of a document. */
interface CoveredDocument {
  readonly path: string
  readonly steps: readonly {
    readonly name: string
    readonly line: number
    readonly count: number
    readonly ways: readonly {
      readonly reason: string
      readonly to: string | null
      readonly line: number
      readonly count: number
    }[]
  }[]
}

/** The coverage of a file with its steps and the ways out of them. */
export class Covered extends vscode.FileCoverage {
  constructor(
    uri: vscode.Uri,
    readonly details: vscode.StatementCoverage[],
  ) {
    const { statementCoverage, branchCoverage } = vscode.FileCoverage.fromDetails(uri, details)
    super(uri, statementCoverage, branchCoverage)
  }
}

/** Tells the coverage that a run of tests left in a folder. */
export async function addCoverage(folder: string, test: vscode.Uri, tested: vscode.TestRun): Promise<void> {
  // Where the tests could not be run there is none.
  const written = await readFile(join(folder, 'coverage.json'), 'utf8').catch(() => undefined)
  if (written === undefined) return
  const { files } = JSON.parse(written) as { readonly files: readonly CoveredDocument[] }
  const root = vscode.workspace.getWorkspaceFolder(test)?.uri ?? vscode.Uri.joinPath(test, '..')
  for (const { path, steps } of files) {
    const details = steps.map(({ line, count, ways }) => {
      const branches = ways.map(
        (way) =>
          new vscode.BranchCoverage(
            way.count,
            new vscode.Position(way.line - 1, 0),
            `${way.reason} → ${way.to ?? 'end'}`,
          ),
      )
      return new vscode.StatementCoverage(count, new vscode.Position(line - 1, 0), branches)
    })
    tested.addCoverage(new Covered(vscode.Uri.joinPath(root, path), details))
  }
}
