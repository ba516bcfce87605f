import type { Platform } from '../../../schemas/action.js'
import { accountFrom } from '../../../server/simulator/account/account-from.js'
import { commandReport } from '../../../server/simulator/command/command-report.js'
import { commandTimeline } from '../../../server/simulator/command/command-timeline.js'
import { nodesOn } from '../../../server/simulator/command/nodes-on.js'
import { EndlessRun } from '../../../server/simulator/drive.js'
import { loadPatterns } from '../../../server/simulator/load-patterns.js'
import { mocksFrom } from '../../../server/simulator/mocks.js'
import { rehearseCommandWith } from '../../../server/simulator/rehearse-with.js'
import type { Outcome } from './questions.js'
import type { ReadSetup } from './read-setup.js'

/** Rehearses a Command document on a node of each platform. */
export async function rehearseCommand(setup: ReadSetup, platforms: readonly Platform[]): Promise<Outcome> {
  const { document, others, parameters } = setup
  const { rehearsal, invented } = await rehearseCommandWith(document, {
    parameters,
    nodes: nodesOn(platforms, document),
    documents: others,
    worlds: {
      mocks: setup.mocks && (await mocksFrom(setup.mocks, document)).world,
      account: setup.account && accountFrom(setup.account).world,
      invent: true,
    },
    ...(await loadPatterns()),
  })
  if (rehearsal instanceof EndlessRun) return { kind: 'refused', message: rehearsal.message }
  const report = commandReport(document.name, rehearsal, commandTimeline(rehearsal))
  return { kind: 'command', report, invented: Object.fromEntries(invented) }
}
