import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Fault } from '../../document/check-against-schema.js'
import type { SsmDocument } from '../../document/document.js'
import { type NamedSteps, namedSteps } from '../../document/named-steps.js'
import { loadPatterns } from '../../simulator/load-patterns.js'
import { mockFaults } from '../../simulator/mock-faults.js'
import { entriesIn } from '../../simulator/parts-in.js'
import type { Bench } from '../../simulator/testing/run-case.js'
import { casesOf, type TestCase } from '../../simulator/testing/test-case.js'
import { formFaults, testFaults } from '../../simulator/testing/test-faults.js'
import { formatOf, parse } from '../../syntax/parse.js'
import { entryOf, isEmpty, isFatal, type Node, stringOf, type SyntaxFault } from '../../syntax/tree.js'
import { shownPath } from '../find-files.js'
import type { DocumentsReader } from '../known-runbooks.js'
import { readRunbook, type Runbook } from '../read-runbook.js'
import { readTree } from '../read-tree.js'
import { type ReadFile, readTextFile } from '../text-file.js'
import { isUsageError } from '../usage-error.js'
import { documentNames, testNames } from '../../own-files/file-names.js'

/** A test file in which nothing is wrong. */
export interface Test extends Bench {
  readonly runbook: Runbook
  readonly cases: readonly TestCase[]
  /** Every file that its results depend on. */
  readonly files: readonly string[]
}

export interface ReadTest {
  readonly root: Node | undefined
  /** In the order of the text; where there are fatal ones, nothing else was looked for. */
  readonly faults: readonly (Fault | SyntaxFault)[]
  /** Absent where there are faults. */
  readonly test: Test | undefined
  /** What it is a test of, where that can be read. */
  readonly tested?: Tested | undefined
}

/** A document with its file, its steps, and those of documents that it may run. */
interface Tested {
  readonly document: SsmDocument
  readonly path: string | undefined
  readonly steps: NamedSteps
}

/** Reads a test file, with its document and the files of mocks that it names. Whatever is wrong is told in terms of the test file. */
export async function readTest(
  text: string,
  path: string,
  documentsOf: DocumentsReader,
  readFile: ReadFile = readTextFile,
): Promise<ReadTest> {
  const { root, faults } = await parse(text, formatOf(text, path))
  if (faults.some(isFatal)) return { root, faults, test: undefined }
  const content = isEmpty(root) ? undefined : root
  const read: Content = content
    ? await readContent(content, path, documentsOf, readFile)
    : { faults: [empty], test: undefined }
  const all = inOrder([...faults, ...read.faults])
  return { root, faults: all, test: all.length > 0 ? undefined : read.test, tested: read.tested }
}

const noTest = ({ start }: Node, path: string): Fault => ({
  start,
  end: start,
  message: `this is a document without tests; they belong into \`${basename(testNames(path)[0] ?? '')}\``,
})

const empty: Fault = { start: 0, end: 0, message: 'there are no cases; name one under `cases`' }

/** What an alias repeats is told once. */
function inOrder(faults: ReadTest['faults']): ReadTest['faults'] {
  const distinct = new Map(faults.map((fault) => [`${fault.start} ${fault.message}`, fault]))
  return [...distinct.values()].sort((a, b) => a.start - b.start)
}

type Content = Pick<ReadTest, 'test' | 'tested'> & { readonly faults: readonly Fault[] }

async function readContent(
  root: Node,
  path: string,
  documentsOf: DocumentsReader,
  readFile: ReadFile,
): Promise<Content> {
  if (entryOf(root, 'schemaVersion')) return { faults: [noTest(root, path)], test: undefined }
  const runbook = await runbookOf(entryOf(root, 'document')?.value, root, path, readFile)
  if ('message' in runbook) return { faults: [runbook, ...formFaults(root)], test: undefined }
  const { document } = runbook
  const documents = await documentsOf(runbook)
  const patterns = await loadPatterns()
  const steps = namedSteps([document, ...documents.values()])
  const mocks = await namedFiles(root, 'mocks', dirname(path), (tree) => mockFaults(tree, steps), readFile)
  const accounts = await namedFiles(
    root,
    'account',
    dirname(path),
    async (tree) => {
      const { accountFaults } = await import('../../simulator/account/account-faults.js')
      return accountFaults(tree)
    },
    readFile,
  )
  const own = await testFaults(root, { document, steps, patternFault: patterns.fault })
  const test: Test = {
    runbook,
    document,
    documents,
    patterns,
    contentOf: (node) => (node.kind === 'map' ? node : (mocks.roots.get(node) ?? accounts.roots.get(node))),
    cases: casesOf(root),
    files: [path, runbook.path ?? '', ...mocks.paths, ...accounts.paths],
  }
  return {
    faults: [...own, ...mocks.faults, ...accounts.faults],
    test,
    tested: { document, path: runbook.path, steps },
  }
}

/** The document that is named, or stands beside the test file. */
async function runbookOf(
  named: Node | undefined,
  root: Node,
  path: string,
  readFile: ReadFile,
): Promise<Runbook | Fault> {
  const written = stringOf(named)
  const place = named ?? { start: root.start, end: root.start }
  const at = (message: string): Fault => ({ start: place.start, end: place.end, message })
  const paths = written === undefined ? documentNames(path) : [resolve(dirname(path), written)]
  const file = paths.find((each) => existsSync(each))
  if (file === undefined) {
    if (written !== undefined) return at(`there is no file \`${written}\``)
    const hint = paths[0] === undefined ? '' : `, such as \`${shownPath(paths[0], dirname(path))}\``
    return at(`no document stands beside the test file${hint}; name one as \`document\``)
  }
  try {
    return await readRunbook([file], { cwd: dirname(path), readInput: async () => Buffer.alloc(0), readFile })
  } catch (error) {
    if (!isUsageError(error)) throw error
    return at(`the document cannot be rehearsed: ${firstLine(error)}`)
  }
}

/** Files that the cases name under a key. */
interface NamedFiles {
  /** What is in them, by the nodes that name them. */
  readonly roots: ReadonlyMap<Node, Node | undefined>
  readonly faults: readonly Fault[]
  readonly paths: readonly string[]
}

async function namedFiles(
  root: Node,
  key: string,
  folder: string,
  check: (tree: Node) => Promise<readonly Fault[]>,
  readFile: ReadFile,
): Promise<NamedFiles> {
  const roots = new Map<Node, Node | undefined>()
  const faults: Fault[] = []
  const paths: string[] = []
  const holders = [entryOf(root, 'defaults')?.value, ...entriesIn(root, 'cases').map(({ value }) => value)]
  for (const node of holders.flatMap((holder) => entryOf(holder, key)?.value ?? [])) {
    const written = stringOf(node)
    if (!written) continue
    const path = resolve(folder, written)
    paths.push(path)
    try {
      roots.set(node, await readTree(path, shownPath(path, folder), check, readFile))
    } catch (error) {
      if (!isUsageError(error)) throw error
      faults.push({ start: node.start, end: node.end, message: `the ${key} cannot be used: ${firstLine(error)}` })
    }
  }
  return { roots, faults, paths }
}

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? ''
