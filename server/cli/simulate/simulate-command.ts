import { didYouMean, nearest } from '../../languages/nearest.js'
import type { SsmDocument } from '../../document/document.js'
import { loadRe2 } from '../../languages/regex.js'
import { readRunbook, type Runbook } from '../../node/read-runbook.js'
import { UsageError } from '../../node/usage-error.js'
import type { Worlds } from '../../simulator/drive.js'
import { invent } from '../../simulator/invent.js'
import { inventParameters } from '../../simulator/invent-parameters.js'
import { rehearse } from '../../simulator/rehearse.js'
import { reportOf } from '../../simulator/report.js'
import type { Matches } from '../../simulator/start-parameters.js'
import { timelineOf } from '../../simulator/timeline.js'
import type { Arguments } from '../arguments.js'
import { type ExitCode, exitCode, type Io } from '../io.js'
import { styleOf } from '../style.js'
import { parametersFrom } from './parameters-from.js'

/** `ssmith simulate`: rehearses a runbook and tells what happened. */
export async function simulateCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const runbook = await readRunbook(args.operands, io)
  const { document } = runbook
  const given = await parametersFrom(args, document, io.cwd)
  const matches = await loadMatches()
  const invented = args.has('no-invent') ? new Map() : inventParameters(document, given, matches)
  const startAt = startFrom(args, document)
  const seed = seedFrom(args)
  const worlds: Worlds = args.has('no-invent') ? [] : [{ source: 'invented', answer: invent }]
  const rehearsal = await rehearse(document, {
    parameters: { ...given, ...Object.fromEntries(invented) },
    worlds,
    matches,
    documents: await documentsFor(runbook),
    ...(startAt !== undefined && { startAt }),
    ...(seed !== undefined && { seed }),
  })
  const timeline = timelineOf(rehearsal)
  const report = reportOf(document.name, rehearsal, timeline)
  if (args.value('format') === 'json') io.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
  else {
    const { prettyRehearsal } = await import('./pretty.js')
    const style = styleOf(args, io.env, io.stdout)
    io.stdout.write(prettyRehearsal({ report, timeline, given, invented }, { style, width: io.stdout.columns ?? 80 }))
  }
  return report.status === 'Success' ? exitCode.clean : exitCode.findings
}

async function loadMatches(): Promise<Matches> {
  const re2 = await loadRe2()
  return (pattern, text) => {
    const compiled = re2.compile(pattern)
    return !compiled.ok || compiled.matches(text)
  }
}

function startFrom(args: Arguments, { mainSteps }: SsmDocument): string | undefined {
  const name = args.value('start-at')
  const names = mainSteps.flatMap((step) => step.name ?? [])
  if (name === undefined || names.includes(name)) return name
  const known = `; there are ${names.map((each) => `\`${each}\``).join(', ')}`
  throw new UsageError(`\`--start-at\`: no step is named \`${name}\`${didYouMean(nearest(name, names)) || known}`)
}

function seedFrom(args: Arguments): number | undefined {
  const seed = args.value('seed')
  if (seed === undefined || /^\d{1,9}$/.test(seed)) return seed === undefined ? undefined : Number(seed)
  throw new UsageError(`\`--seed\` cannot be \`${seed}\`; expected a whole number`)
}

/** Other documents are looked for only where some are run. */
async function documentsFor({ path, text }: Runbook): Promise<(name: string) => SsmDocument | undefined> {
  const { mayCallDocuments } = await import('../../node/known-documents.js')
  if (path === undefined || !mayCallDocuments(text)) return () => undefined
  const { documentsAround } = await import('../../node/known-runbooks.js')
  const documents = await documentsAround(path, async () => false)
  return (name) => documents.get(name)
}
