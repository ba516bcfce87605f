import { didYouMean, nearest } from '../../languages/nearest.js'
import type { SsmDocument } from '../../document/document.js'
import { documentsReader } from '../../node/known-runbooks.js'
import { readRunbook } from '../../node/read-runbook.js'
import { UsageError } from '../../node/usage-error.js'
import { EndlessRun } from '../../simulator/drive.js'
import { loadPatterns } from '../../simulator/load-patterns.js'
import type { Rehearsal } from '../../simulator/rehearse.js'
import { rehearseWith } from '../../simulator/rehearse-with.js'
import { type Report, reportOf } from '../../simulator/report.js'
import { timelineOf } from '../../simulator/timeline.js'
import type { Arguments } from '../arguments.js'
import { type ExitCode, exitCode, type Io } from '../io.js'
import { styleOf } from '../style.js'
import { wholeNumber } from '../whole-number.js'
import { readAccount } from '../read-account.js'
import { awsFor, placeOf } from './aws-for.js'
import { mocksFor } from './mocks-for.js'
import { parametersFrom } from './parameters-from.js'
import { record } from './record.js'

/** `ssmith simulate`: rehearses a runbook and tells what happened. */
export async function simulateCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const runbook = await readRunbook(args.operands, io)
  const { document } = runbook
  const given = await parametersFrom(args, document, io.cwd)
  const startAt = startFrom(args, document)
  const seed = wholeNumber(args, 'seed', 0, 999_999_999)
  const documents = await documentsReader()(runbook)
  const mocks = await mocksFor(args, document, documents, io.cwd)
  const { matches } = await loadPatterns()
  const accountFile = args.value('account')
  const account = accountFile === undefined ? undefined : await readAccount(accountFile, io.cwd)
  const { rehearsal, invented } = await rehearseWith(document, {
    parameters: given,
    documents,
    worlds: {
      mocks: mocks?.world,
      account: account?.world,
      aws: await awsFor(args, io),
      invent: !args.has('no-invent'),
    },
    ...placeOf(args, account, io),
    matches,
    ...(startAt !== undefined && { startAt }),
    ...(seed !== undefined && { seed }),
  })
  if (rehearsal instanceof EndlessRun) {
    io.stderr.write(`ssmith: ${rehearsal.message}\n`)
    return exitCode.findings
  }
  await record(args, rehearsal, io)
  const timeline = timelineOf(rehearsal)
  const report = reportOf(document.name, rehearsal, timeline)
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
  else if (args.value('format') === 'mermaid') io.stdout.write(await drawn(document, report))
  else {
    const { prettyRehearsal } = await import('./pretty.js')
    const style = styleOf(args, io.env, io.stdout)
    io.stdout.write(prettyRehearsal({ report, timeline, given, invented }, { style, width: io.stdout.columns ?? 80 }))
  }
  mocks?.tellUnused(io.stderr)
  await tellMissing(rehearsal, io)
  return report.status === 'Success' ? exitCode.clean : exitCode.findings
}

/** The runbook with the steps coloured by how they ended; of a step that ran several times the last counts. */
async function drawn(document: SsmDocument, { steps }: Report): Promise<string> {
  const { diagramOf } = await import('../../document/diagram/diagram.js')
  const { mermaid } = await import('../../document/diagram/mermaid.js')
  return mermaid(diagramOf(document, new Map(steps.map(({ name, status }) => [name, status]))))
}

function startFrom(args: Arguments, { mainSteps }: SsmDocument): string | undefined {
  const name = args.value('start-at')
  const names = mainSteps.flatMap((step) => step.name ?? [])
  if (name === undefined || names.includes(name)) return name
  const known = `; there are ${names.map((each) => `\`${each}\``).join(', ')}`
  throw new UsageError(`\`--start-at\`: no step is named \`${name}\`${didYouMean(nearest(name, names)) || known}`)
}

/** What was asked for and nobody answered: the mocks that would. */
async function tellMissing({ exchanges }: Rehearsal, { stderr }: Io): Promise<void> {
  const unanswered = exchanges.flatMap(({ source, request }) => (source === 'none' ? [request] : []))
  if (unanswered.length === 0) return
  const { mockStub } = await import('../../simulator/mock-stub.js')
  stderr.write(`\nTo answer what was asked for, put this into a file for \`--mocks\`:\n\n${await mockStub(unanswered)}`)
}
