import { isCommand } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import type { Node, Range } from '../../syntax/tree.js'
import type { Account } from '../account/account-from.js'
import { nodesOn } from '../command/nodes-on.js'
import { EndlessRun, type Exchange, type World } from '../drive.js'
import type { RunEvent } from '../event.js'
import type { Patterns } from '../load-patterns.js'
import { mockStub } from '../mock-stub.js'
import { type Mocks, mocksFrom } from '../mocks.js'
import { placeIn } from '../rehearse.js'
import { rehearseCommandWith, rehearseWith } from '../rehearse-with.js'
import type { WorldParts } from '../worlds.js'
import { commandOutcome } from './command-outcome.js'
import { type Difference, differenceAt } from './difference.js'
import { judge } from './judge.js'
import type { Outcome } from './outcome.js'
import { runbookOutcome } from './runbook-outcome.js'
import type { TestCase } from './test-case.js'

/** What cases of one test file share. */
export interface Bench {
  readonly document: SsmDocument
  /** Documents that the runbook may run, by name. */
  readonly documents: ReadonlyMap<string, SsmDocument>
  readonly patterns: Patterns
  /** The mocks or the account that a case has in itself, or in a file that it names. */
  readonly contentOf: (node: Node) => Node | undefined
}

/** What came of a case. */
export interface CaseResult {
  readonly testCase: TestCase
  /** Passed where there are none. */
  readonly differences: readonly Difference[]
  /** Mocks to paste for what nobody answered. */
  readonly stub: string
  /** Mocks of the case itself that nobody asked for. */
  readonly unused: readonly (Range & { readonly message: string })[]
  /** Absent where the run came to no end. */
  readonly run: CaseRun | undefined
}

/** What is kept of a rehearsal: all of it, for all cases of a repository, would be much. */
export interface CaseRun {
  readonly status: string
  readonly events: readonly RunEvent[]
  /** Where the case records it. */
  readonly trace: readonly string[]
}

/** Who answers a case, beside scripts. */
export interface Answering {
  readonly mocks: World
  /** Mocks of the case itself that nobody has asked for yet. */
  unused(): CaseResult['unused']
  readonly account: Account | undefined
}

/** Sets up the mocks and the account of a case: anew for each of its rehearsals, which changes them. */
export async function answering({ mocks, account, ownMocks }: TestCase, bench: Bench): Promise<Answering> {
  const { document, contentOf } = bench
  const all = await Promise.all(mocks.map((node) => mocksFrom(contentOf(node), document)))
  return {
    mocks: firstOf(all),
    unused: () => (ownMocks ? (all[0]?.unused() ?? []) : []),
    account: account && (await accountOf(contentOf(account))),
  }
}

/** Rehearses a case and compares what happens with what it expects. Scripts run if there is somebody who runs them. */
export async function runCase(testCase: TestCase, bench: Bench, scripts?: World): Promise<CaseResult> {
  const { document, patterns } = bench
  const { invent, key } = testCase
  const { mocks, account, unused } = await answering(testCase, bench)
  const worlds = { mocks, scripts, account: account?.world, invent }
  const ran = isCommand(document.kind)
    ? await runOnNodes(testCase, bench, worlds, account)
    : await runRunbook(testCase, bench, worlds, account)
  if (ran instanceof EndlessRun) {
    const difference = differenceAt(key, ran.message)
    return { testCase, differences: [difference], stub: '', unused: [], run: undefined }
  }
  const { outcome, events, exchanges } = ran
  const unanswered = exchanges.flatMap(({ source, request }) => (source === 'none' ? [request] : []))
  return {
    testCase,
    differences: await judge(testCase, outcome, patterns.finds),
    stub: unanswered.length === 0 ? '' : await mockStub(unanswered),
    unused: unused(),
    run: { status: outcome.status, events, trace: testCase.trace ? outcome.trace() : [] },
  }
}

/** A rehearsal that came to its end. */
interface Ran {
  readonly outcome: Outcome
  readonly events: readonly RunEvent[]
  readonly exchanges: readonly Exchange[]
}

async function runRunbook(
  { parameters, startAt, seed }: TestCase,
  { document, documents, patterns }: Bench,
  worlds: WorldParts,
  account: Account | undefined,
): Promise<Ran | EndlessRun> {
  const { rehearsal } = await rehearseWith(document, {
    parameters,
    documents,
    worlds,
    ...patterns,
    ...placeIn(account),
    ...(startAt !== undefined && { startAt }),
    ...(seed !== undefined && { seed }),
  })
  return rehearsal instanceof EndlessRun ? rehearsal : { outcome: runbookOutcome(rehearsal), ...rehearsal }
}

async function runOnNodes(
  { parameters, platforms }: TestCase,
  { document, documents, patterns }: Bench,
  worlds: WorldParts,
  account: Account | undefined,
): Promise<Ran | EndlessRun> {
  const nodes = nodesOn(platforms, document)
  const { rehearsal } = await rehearseCommandWith(document, {
    parameters,
    documents,
    nodes,
    worlds,
    start: account?.start,
    ...patterns,
  })
  return rehearsal instanceof EndlessRun ? rehearsal : { outcome: commandOutcome(rehearsal), ...rehearsal }
}

/** An account of its own for each case, which its steps change. */
async function accountOf(root: Node | undefined): Promise<Account> {
  const { accountFrom } = await import('../account/account-from.js')
  return accountFrom(root)
}

/** Several mocks as one: those that come first answer first. */
function firstOf(mocks: readonly Mocks[]): World {
  return async (request) => {
    for (const { world } of mocks) {
      const answer = await world(request)
      if (answer) return answer
    }
    return undefined
  }
}

/** What happened in the runs of some cases. */
export const eventsOf = (results: readonly CaseResult[]): (readonly RunEvent[])[] =>
  results.flatMap(({ run }) => (run ? [run.events] : []))
