import * as vscode from 'vscode'
import { debuggedCase } from './debug/debugged-case.js'
import { inOwnFolder } from './own-folder.js'
import { notRunIn, type RunProgram, scriptOptions } from './program.js'
import { offerPython } from './python.js'
import type { Server } from './server.js'
import { addCoverage, Covered } from './test-coverage.js'
import { testItems } from './test-items.js'
import { type Outcome, tell, tellCase } from './test-outcomes.js'

/** The test files of the workspace in VS Code's test explorer. */
export interface Tests extends vscode.Disposable {
  /** Runs the tests of a document, which stand beside it. */
  runFor(document: vscode.Uri): Promise<readonly Outcome[]>
}

/** What is run together: cases of one file. */
interface Batch {
  readonly file: vscode.TestItem
  readonly cases: readonly vscode.TestItem[]
}

export function testsOf(server: Server, run: RunProgram): Tests {
  const controller = vscode.tests.createTestController('ssmith', 'Systems Manager documents')
  const items = testItems(controller, server)
  controller.resolveHandler = () => items.find()
  controller.refreshHandler = () => items.find()

  const profile = (name: string, kind: vscode.TestRunProfileKind) =>
    controller.createRunProfile(name, kind, async (request) => void (await runItems(request)), true)
  profile('Run', vscode.TestRunProfileKind.Run)
  const debugging = profile('Debug', vscode.TestRunProfileKind.Debug)
  const covering = profile('Coverage', vscode.TestRunProfileKind.Coverage)
  covering.loadDetailedCoverage = async (_, coverage) => (coverage instanceof Covered ? coverage.details : [])

  async function runItems(request: vscode.TestRunRequest): Promise<Outcome[]> {
    const tested = controller.createTestRun(request)
    // It is cancelled where the user stops the run, however that began.
    const { token } = tested
    const outcomes: Outcome[] = []
    const { profile } = request
    // Tests are run on files, as they are in the editor.
    await vscode.workspace.saveAll(false)
    const runs = profile === covering ? runCovered : profile === debugging ? debugBatch : runBatch
    try {
      for (const batch of batchesOf(request, controller.items)) {
        if (token.isCancellationRequested) break
        outcomes.push(...(await runs(batch, tested, token)))
      }
    } finally {
      tested.end()
    }
    return outcomes
  }

  async function runBatch(
    { file, cases }: Batch,
    tested: vscode.TestRun,
    token: vscode.CancellationToken,
    more: readonly string[] = [],
  ): Promise<Outcome[]> {
    const { uri } = file
    if (!uri) return []
    for (const each of cases) tested.started(each)
    const [only] = cases
    const filter = cases.length === 1 && only ? ['--filter', only.label] : []
    const ran = await run(['test', uri.fsPath, '--format', 'json', ...filter, ...scriptOptions(), ...more], uri, token)
    if (token.isCancellationRequested) {
      for (const each of cases) tested.skipped(each)
      return []
    }
    const notRun = notRunIn(ran)
    // The run has ended before anybody can have taken the offer: it is for the next one.
    if (notRun !== undefined) void offerPython(notRun, () => {})
    return tell(ran, file, cases, tested)
  }

  /** One case after the other: each has a session of its own. */
  async function debugBatch(
    { file: { uri }, cases }: Batch,
    tested: vscode.TestRun,
    token: vscode.CancellationToken,
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    for (const item of cases) {
      if (!uri || token.isCancellationRequested) break
      tested.started(item)
      const result = await debuggedCase(uri, item.label, tested, token)
      if (result) outcomes.push(tellCase(item, result.differences, tested))
      else tested.skipped(item)
    }
    return outcomes
  }

  const runCovered = (batch: Batch, tested: vscode.TestRun, token: vscode.CancellationToken): Promise<Outcome[]> =>
    inOwnFolder('coverage', async (folder) => {
      const options = ['--coverage-format', 'json', '--coverage-folder', folder]
      const outcomes = await runBatch(batch, tested, token, options)
      if (batch.file.uri) await addCoverage(folder, batch.file.uri, tested)
      return outcomes
    })

  return {
    async runFor(document) {
      const beside = document.path.replace(/(?:\.test)?\.(?:ya?ml|json)$/, '')
      await items.find()
      const files = [...controller.items].flatMap(([, item]) =>
        item.uri?.path.startsWith(`${beside}.test.`) ? [item] : [],
      )
      if (files.length === 0) {
        void vscode.window.showInformationMessage('ssmith: there are no tests; they stand beside, as NAME.test.yaml')
        return []
      }
      return runItems(new vscode.TestRunRequest(files))
    },
    dispose() {
      items.dispose()
      controller.dispose()
    },
  }
}

/** The cases that a request means, by their files: an item is a file or a case. */
function batchesOf({ include, exclude = [] }: vscode.TestRunRequest, all: vscode.TestItemCollection): Batch[] {
  const files = new Map<vscode.TestItem, Set<vscode.TestItem>>()
  for (const item of include ?? [...all].map(([, each]) => each)) {
    const file = item.parent ?? item
    const cases = item.parent ? [item] : [...item.children].map(([, each]) => each)
    const wanted = cases.filter((each) => !exclude.includes(each) && !exclude.includes(file))
    files.set(file, new Set([...(files.get(file) ?? []), ...wanted]))
  }
  return [...files].flatMap(([file, cases]) => (cases.size > 0 ? [{ file, cases: [...cases] }] : []))
}
