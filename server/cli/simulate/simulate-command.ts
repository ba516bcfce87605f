import { didYouMean, nearest } from '../../languages/nearest.js'
import { isCommand } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { optimizeLater } from '../../node/optimize-later.js'
import { readRunbook } from '../../node/read-runbook.js'
import { UsageError } from '../../node/usage-error.js'
import { EndlessRun } from '../../simulator/drive.js'
import { rehearseWith } from '../../simulator/rehearse-with.js'
import { reportOn } from '../../simulator/reporting.js'
import { timelineOf } from '../../simulator/timeline.js'
import type { Arguments } from '../arguments.js'
import { type ExitCode, exitCode, type Io } from '../io.js'
import { wholeNumber } from '../whole-number.js'
import { type Prepared, prepare } from './prepare.js'
import type { Terminal } from './terminal.js'
import { writeResult } from './write-result.js'

/** `ssmith simulate`: rehearses a runbook or a Command document and tells what happened. */
export async function simulateCommand(args: Arguments, io: Io): Promise<ExitCode> {
  optimizeLater()
  const runbook = await readRunbook(args.operands, io, { name: args.value('document') })
  const { document } = runbook
  const prepared = await prepare(runbook, args, io)
  if (!isCommand(document.kind)) return simulateRunbook(document, prepared, args, io)
  const { simulateOnNodes } = await import('./simulate-on-nodes.js')
  return simulateOnNodes(document, prepared, args, io)
}

async function simulateRunbook(document: SsmDocument, prepared: Prepared, args: Arguments, io: Io): Promise<ExitCode> {
  if (args.has('platform'))
    throw new UsageError('`--platform` is for Command documents; nodes of a runbook have their own')
  const { given, worlds, place, documents, patterns, finish, close } = prepared
  const startAt = startFrom(args, document)
  const seed = wholeNumber(args, 'seed', 0, 999_999_999)
  const throttlingRetry = wholeNumber(args, 'throttling-retry', 0, 3600)
  const { rehearsal, invented } = await rehearseWith(document, {
    parameters: given,
    documents,
    worlds,
    ...place,
    ...patterns,
    ...(startAt !== undefined && { startAt }),
    ...(seed !== undefined && { seed }),
    ...(throttlingRetry !== undefined && { throttlingRetry }),
  }).finally(() => close())
  if (rehearsal instanceof EndlessRun) {
    io.stderr.write(`ssmith: ${rehearsal.message}\n`)
    return exitCode.findings
  }
  const timeline = timelineOf(rehearsal)
  const report = reportOn(document.name, rehearsal)
  const forms = {
    mermaid: async () => (await import('./drawn-document.js')).drawnDocument(document, report.steps),
    pretty: async (terminal: Terminal) =>
      (await import('./pretty.js')).prettyRehearsal({ report, timeline, given, invented }, terminal),
  }
  await writeResult(report, forms, args, io).finally(() => finish(rehearsal.exchanges))
  return report.status === 'Success' ? exitCode.clean : exitCode.findings
}

function startFrom(args: Arguments, { mainSteps }: SsmDocument): string | undefined {
  const name = args.value('start-at')
  const names = mainSteps.flatMap((step) => step.name ?? [])
  if (name === undefined || names.includes(name)) return name
  const known = `; there are ${names.map((each) => `\`${each}\``).join(', ')}`
  throw new UsageError(`\`--start-at\`: no step is named \`${name}\`${didYouMean(nearest(name, names)) || known}`)
}
