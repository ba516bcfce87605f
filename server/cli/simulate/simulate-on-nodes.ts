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
import { styleOf } from '../style.js'
import type { Prepared } from './prepare.js'

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
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
  else if (args.value('format') === 'mermaid') {
    const { drawnDocument } = await import('./drawn-document.js')
    io.stdout.write(drawnDocument(document, report.nodes[0]?.steps ?? []))
  } else {
    const { prettyCommand } = await import('./pretty-command.js')
    const style = styleOf(args, io.env, io.stdout)
    io.stdout.write(prettyCommand({ report, given, invented }, { style, width: io.stdout.columns ?? 80 }))
  }
  await finish(rehearsal.exchanges)
  return report.status === 'Success' ? exitCode.clean : exitCode.findings
}
