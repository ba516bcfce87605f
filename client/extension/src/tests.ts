import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as vscode from 'vscode'
import type { Ran, RunProgram } from './program.js'
import type { Server } from './server.js'

/** The test files of the workspace in VS Code's test explorer. */
export interface Tests extends vscode.Disposable {
  /** Runs the tests of a document, which stand beside it. */
  runFor(document: vscode.Uri): Promise<void>
}

const pattern = '**/*.test.{yaml,yml,json}'

/** What `ssmith test --format json` says of a file. */
interface TestedFile {
  readonly faults: readonly Placed[]
  readonly cases: readonly {
    readonly name: string
    readonly passed: boolean
    readonly differences: readonly Difference[]
  }[]
}

interface Placed {
  readonly line: number
  readonly column: number
  readonly message: string
}

interface Difference extends Placed {
  readonly expected?: readonly string[]
  readonly actual?: readonly string[]
}

export function testsOf(server: Server, run: RunProgram): Tests {
  const controller = vscode.tests.createTestController('ssmith', 'Systems Manager documents')
  controller.resolveHandler = (item) => (item ? readCases(item) : findFiles())
  controller.refreshHandler = () => findFiles()

  const runTests = (withCoverage: boolean) => (request: vscode.TestRunRequest, token: vscode.CancellationToken) =>
    runItems(request, token, withCoverage)
  controller.createRunProfile('Run', vscode.TestRunProfileKind.Run, runTests(false), true)
  const covering = controller.createRunProfile('Coverage', vscode.TestRunProfileKind.Coverage, runTests(true), true)
  covering.loadDetailedCoverage = async (_, coverage) => (coverage instanceof Covered ? coverage.details : [])

  async function findFiles(): Promise<void> {
    const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**')
    controller.items.replace([])
    await Promise.all(files.map(addFile))
  }

  /** Test files of other tools have names like ours: only what has cases is one of ours. */
  async function addFile(uri: vscode.Uri): Promise<void> {
    const item = controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri)
    item.canResolveChildren = true
    await readCases(item)
    if (item.children.size > 0) controller.items.add(item)
    else controller.items.delete(item.id)
  }

  async function readCases(item: vscode.TestItem): Promise<void> {
    const { uri } = item
    if (!uri) return
    const text = await textOf(uri)
    // The server need not start for files that are none of ours.
    const cases = /^["' {]*cases["']? *:/m.test(text) ? await server.ask('ssmith/cases', { text }) : []
    item.children.replace(
      cases.map(({ name, range }) => {
        const each = controller.createTestItem(`${item.id}\n${name}`, name, uri)
        each.range = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character)
        return each
      }),
    )
  }

  async function runItems(
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
    withCoverage: boolean,
  ): Promise<void> {
    const tested = controller.createTestRun(request)
    const chosen = request.include ?? [...controller.items].map(([, item]) => item)
    const excluded = new Set(request.exclude)
    for (const [file, cases] of byFile(chosen)) {
      if (token.isCancellationRequested) break
      const wanted = cases.filter((each) => !excluded.has(each) && !excluded.has(file))
      if (wanted.length > 0) await runFile(file, wanted, tested, token, withCoverage)
    }
    tested.end()
  }

  async function runFile(
    file: vscode.TestItem,
    cases: readonly vscode.TestItem[],
    tested: vscode.TestRun,
    token: vscode.CancellationToken,
    withCoverage: boolean,
  ): Promise<void> {
    const { uri } = file
    if (!uri) return
    for (const each of cases) tested.started(each)
    const [only] = cases
    const filter = cases.length === 1 && only ? ['--filter', only.label] : []
    const trust = vscode.workspace.isTrusted ? [] : ['--python=off']
    const folder = withCoverage ? await mkdtemp(join(tmpdir(), 'ssmith-coverage-')) : undefined
    try {
      const coverage = folder === undefined ? [] : ['--coverage-format', 'json', '--coverage-folder', folder]
      const ran = await run(['test', uri.fsPath, '--format', 'json', ...filter, ...trust, ...coverage], uri, token)
      tell(ran, file, cases, tested)
      if (folder !== undefined && ran.code <= 1) await addCoverage(folder, uri, tested)
    } finally {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    }
  }

  const watcher = vscode.workspace.createFileSystemWatcher(pattern)
  const listeners = vscode.Disposable.from(
    controller,
    watcher,
    watcher.onDidCreate(addFile),
    watcher.onDidChange(addFile),
    watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
  )
  return {
    async runFor(document) {
      const beside = document.path.replace(/(?:\.test)?\.(?:ya?ml|json)$/, '')
      if (controller.items.size === 0) await findFiles()
      const items = [...controller.items].flatMap(([, item]) =>
        item.uri?.path.startsWith(`${beside}.test.`) ? [item] : [],
      )
      if (items.length === 0)
        return void vscode.window.showInformationMessage(
          'ssmith: there are no tests; they stand beside, as NAME.test.yaml',
        )
      await runItems(new vscode.TestRunRequest(items), new vscode.CancellationTokenSource().token, false)
    },
    dispose: () => void listeners.dispose(),
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
}

/** The cases that are meant, by their files: an item is a file or a case. */
function byFile(items: readonly vscode.TestItem[]): ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]> {
  const files = new Map<vscode.TestItem, Set<vscode.TestItem>>()
  for (const item of items) {
    const file = item.parent ?? item
    const cases = item.parent ? [item] : [...item.children].map(([, each]) => each)
    files.set(file, new Set([...(files.get(file) ?? []), ...cases]))
  }
  return new Map([...files].map(([file, cases]) => [file, [...cases]]))
}

/** Tells what came of the cases of a file. */
function tell(ran: Ran, file: vscode.TestItem, cases: readonly vscode.TestItem[], tested: vscode.TestRun): void {
  const result = ran.code <= 2 ? resultIn(ran.out) : undefined
  const refused = result === undefined ? ran.error : result.faults.map(({ message }) => message).join('\n')
  for (const each of cases) {
    const found = result?.cases.find(({ name }) => name === each.label)
    if (found?.passed) tested.passed(each)
    else if (found)
      tested.failed(
        each,
        found.differences.map((difference) => messageOf(difference, each)),
      )
    else tested.errored(each, new vscode.TestMessage(refused || `${file.label} was not run`))
  }
}

function resultIn(text: string): TestedFile | undefined {
  try {
    return (JSON.parse(text) as { readonly files: readonly TestedFile[] }).files[0]
  } catch {
    return undefined
  }
}

function messageOf(
  { line, column, message, expected, actual }: Difference,
  { uri }: vscode.TestItem,
): vscode.TestMessage {
  const told =
    expected && actual
      ? vscode.TestMessage.diff(message, expected.join('\n'), actual.join('\n'))
      : new vscode.TestMessage(message)
  if (uri) told.location = new vscode.Location(uri, new vscode.Position(line - 1, column - 1))
  return told
}

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
class Covered extends vscode.FileCoverage {
  constructor(
    uri: vscode.Uri,
    readonly details: vscode.StatementCoverage[],
  ) {
    const { statementCoverage, branchCoverage } = vscode.FileCoverage.fromDetails(uri, details)
    super(uri, statementCoverage, branchCoverage)
  }
}

async function addCoverage(folder: string, test: vscode.Uri, tested: vscode.TestRun): Promise<void> {
  const { files } = JSON.parse(await readFile(join(folder, 'coverage.json'), 'utf8')) as {
    readonly files: readonly CoveredDocument[]
  }
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
