import { resolve } from 'node:path'
import { withoutFrame } from '../debugger/begin-run.js'
import { isCommand } from '../document/build.js'
import { didYouMean, nearest } from '../languages/nearest.js'
import { shownPath } from '../node/find-files.js'
import { type DocumentsReader, documentsOf } from '../node/known-runbooks.js'
import { describeFaults } from '../node/read-tree.js'
import { readTest, type Test } from '../node/test-files/read-test.js'
import { testsBeside } from '../node/test-files/tests-beside.js'
import { readTextFile } from '../node/text-file.js'
import { UsageError } from '../node/usage-error.js'
import { nodesOn } from '../simulator/command/nodes-on.js'
import type { Rehearsal } from '../simulator/rehearse.js'
import { commandOutcome } from '../simulator/testing/command-outcome.js'
import { judge } from '../simulator/testing/judge.js'
import type { Outcome } from '../simulator/testing/outcome.js'
import { answering } from '../simulator/testing/run-case.js'
import { runbookOutcome } from '../simulator/testing/runbook-outcome.js'
import type { TestCase } from '../simulator/testing/test-case.js'
import { childrenReader } from './children-reader.js'
import type { Rehearsed } from './prepare.js'

/** A runbook as a case of a test file has it, which is named itself or stands beside the runbook. */
export async function rehearsedCase(program: string, name: string, cwd: string): Promise<Rehearsed> {
  const childrenOf = childrenReader()
  const documents: DocumentsReader = async (runbook) => documentsOf(await childrenOf(runbook))
  const { test, testCase, path, text } = await caseNamed(name, program, cwd, documents)
  const { runbook } = test
  const { parameters, invent, startAt, seed } = testCase
  const nodes = isCommand(runbook.document.kind) ? nodesOn(testCase.platforms, runbook.document) : undefined
  return {
    runbook,
    children: await childrenOf(runbook),
    parameters,
    invent,
    nodes,
    startAt,
    seed,
    throttlingRetry: undefined,
    answering: () => answering(testCase, test),
    expected: {
      name,
      path,
      text,
      judge: (rehearsal) => judge(testCase, outcomeOf(rehearsal, nodes !== undefined), test.patterns.finds),
    },
  }
}

const outcomeOf = (rehearsal: Rehearsal, isOnNodes: boolean): Outcome =>
  isOnNodes ? commandOutcome({ ...rehearsal, ...withoutFrame(rehearsal) }) : runbookOutcome(rehearsal)

/** A test file in which nothing is wrong. */
interface TestFile {
  readonly path: string
  readonly text: string
  readonly test: Test
}

async function caseNamed(
  name: string,
  program: string,
  cwd: string,
  documentsOf: DocumentsReader,
): Promise<TestFile & { readonly testCase: TestCase }> {
  const files: TestFile[] = []
  for (const path of testsBeside(program, cwd)) files.push(await testFileAt(path, cwd, documentsOf))
  const found = files.flatMap((file) => file.test.cases.map((testCase) => ({ ...file, testCase })))
  const wanted = found.find(({ testCase }) => testCase.name === name)
  if (wanted) return wanted
  const names = found.map(({ testCase }) => testCase.name)
  throw new UsageError(`no case of \`${program}\` is named \`${name}\`${didYouMean(nearest(name, names))}`)
}

async function testFileAt(file: string, cwd: string, documentsOf: DocumentsReader): Promise<TestFile> {
  const path = resolve(cwd, file)
  const shown = shownPath(path, cwd)
  const read = readTextFile(path)
  if (!read.ok) throw new UsageError(`\`${shown}\`: ${read.message}`)
  const { text } = read
  const { test, faults } = await readTest(text, path, documentsOf)
  if (!test) throw new UsageError(describeFaults(faults, text, shown))
  return { path, text, test }
}
