import { debug, type Debugger, type Stop } from '../../../server/debugger/debugger.js'
import type { ExceptionKind } from '../../../server/debugger/exception-kinds.js'
import { worldsOf } from '../../../server/simulator/worlds.js'
import type { AccountState } from '../../../server/simulator/account/account-state.js'
import { accountFrom } from '../../../server/simulator/account/account-from.js'
import { isCommand } from '../../../server/document/build.js'
import { nodesOn } from '../../../server/simulator/command/nodes-on.js'
import { inventParameters } from '../../../server/simulator/invent-parameters.js'
import { loadPatterns } from '../../../server/simulator/load-patterns.js'
import { answerFrom } from '../../../server/simulator/mock-answer.js'
import { mocksFrom } from '../../../server/simulator/mocks.js'
import type { Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Recorded } from '../../../server/simulator/recording.js'
import { parseJson } from '../../../server/syntax/json.js'
import { attachmentsAmong } from '../python/attachments.js'
import type { PythonScripts } from '../python/python-scripts.js'
import { breakpointsIn } from './breakpoints.js'
import type { PastDifference } from './past-difference.js'
import type { LogLine, Setup, StepBreakpoint, ToldRun } from './questions.js'
import type { ReadSetup } from './read-setup.js'
import { runAt } from './run-at.js'

/** More lines of a log are not shown: the last ones count. */
const longestLog = 500

/** A run asks for no more, which bounds its time and memory. */
const mostRequests = 5_000

/** A document under the debugger. */
export interface DebuggedRun {
  readonly debugged: Debugger
  at(stop: Stop): ToldRun
  /** Stops before these steps, and at these exceptions, from now on. */
  breakAt(wanted: readonly StepBreakpoint[], exceptions: readonly ExceptionKind[]): void
  /** Has a mock answer the pending request; says why not, where that cannot be. */
  answer(mock: Mock): string | undefined
}

/** Puts a document under the debugger, as it is set up. */
export async function debuggedRun(
  setup: ReadSetup,
  { seed, platforms, attachments, python }: Setup,
  runner: PythonScripts | undefined,
  difference: (past: Recorded) => PastDifference,
): Promise<DebuggedRun> {
  const scripts = python ? runner : undefined
  const { document, others, parameters: given } = setup
  const nodes = isCommand(document.kind) ? nodesOn(platforms, document) : undefined
  const patterns = await loadPatterns()
  const invented = inventParameters(document, given, patterns.matches)
  const account = setup.account && accountFrom(setup.account)
  const attached = attachmentsAmong(attachments)
  const log: LogLine[] = []
  let state: AccountState | undefined
  const debugged: Debugger = await debug({
    document,
    documents: others,
    ...(nodes && { nodes }),
    parameters: { ...given, ...Object.fromEntries(invented) },
    worlds: async () => {
      const anew = setup.account && accountFrom(setup.account)
      state = anew?.state
      return worldsOf({
        mocks: setup.mocks && (await mocksFrom(setup.mocks, document)).world,
        scripts: scripts?.worldWith(attached.find),
        account: anew?.world,
        invent: true,
      })
    },
    accountState: () => state,
    ...(account && { account: account.id, region: account.region, start: account.start }),
    seed,
    mostRequests,
    ...patterns,
    onMessage: (text) => log.push({ at: debugged.seconds, text }),
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  })
  return {
    debugged,
    at: (stop) =>
      runAt(debugged, {
        stop,
        setup,
        invented: Object.fromEntries(invented),
        platforms: nodes?.map(({ platform }) => platform),
        difference,
        log: log.slice(-longestLog),
        messages: [scripts?.notRun() ?? [], attached.missing().map(notAttached)].flat(),
      }),
    breakAt(wanted, exceptions) {
      debugged.exceptions = new Set(exceptions)
      debugged.breakpoints = breakpointsIn(setup.hosts, wanted)
    },
    answer(mock) {
      const { pending } = debugged
      const { root } = parseJson(JSON.stringify(mock))
      return pending && root ? debugged.answer(answerFrom(root, pending.request)) : 'no request is pending'
    },
  }
}

const notAttached = (name: string): string =>
  `\`${name}\` is not open, so a script that needs it did not run; add the file to have it run`
