import type { Platform } from '../../../schemas/action.js'
import type { SsmDocument } from '../../document/document.js'
import { UsageError } from '../../node/usage-error.js'
import { commandReport } from '../../simulator/command/command-report.js'
import { commandTimeline } from '../../simulator/command/command-timeline.js'
import { nodesOn } from '../../simulator/command/nodes-on.js'
import { EndlessRun } from '../../simulator/drive.js'
import { rehearseCommandWith } from '../../simulator/rehearse-with.js'
import type { Arguments } from '../arguments.js'
import { type ExitCode, exitCode, type Io } from '../io.js'
import type { Prepared } from './prepare.js'
import type { Terminal } from './terminal.js'
import { writeResult } from './write-result.js'

/** Options that only runbooks have. */
const ofRunbooks = ['start-at', 'seed', 'throttling-retry', 'account-id'] as const

/** Rehearses a Command document on a node of each platform, and tells what happened. */
export async function simulateOnNodes(
  document: SsmDocument,
  prepared: Prepared,
  args: Arguments,
  io: Io,
): Promise<ExitCode> {
  const odd = ofRunbooks.find((option) => args.value(option) !== undefined)
  if (odd) throw new UsageError(`\`--${odd}\` is for runbooks; leave it out for a Command document`)
  const nodes = nodesOn(args.values('platform') as readonly Platform[], document)
  if (args.value('format') === 'mermaid' && nodes.length > 1)
    throw new UsageError('`--format mermaid` draws one node; choose its platform with `--platform`')
  const { given, worlds, place, documents, patterns, finish } = prepared
  const { rehearsal, invented } = await rehearseCommandWith(document, {
    parameters: given,
    nodes,
    worlds,
    documents,
    start: place.start,
    ...patterns,
  })
  if (rehearsal instanceof EndlessRun) {
    io.stderr.write(`ssmith: ${rehearsal.message}\n`)
    return exitCode.findings
  }
  const report = commandReport(document.name, rehearsal, commandTimeline(rehearsal))
  const forms = {
    mermaid: async () => (await import('./drawn-document.js')).drawnDocument(document, report.nodes[0]?.steps ?? []),
    pretty: async (terminal: Terminal) =>
      (await import('./pretty-command.js')).prettyCommand({ report, given, invented }, terminal),
  }
  await writeResult(report, forms, args, io).finally(() => finish(rehearsal.exchanges))
  return report.status === 'Success' ? exitCode.clean : exitCode.findings
}
