import { dirname } from 'node:path'
import type { SsmDocument } from '../../document/document.js'
import { documentsOf, runbooksReader } from '../../node/known-runbooks.js'
import { inRegion } from '../../node/in-region.js'
import { placeAsked, placeOf } from '../../node/place-of.js'
import { readAccount } from '../../node/read-account.js'
import type { Runbook } from '../../node/read-runbook.js'
import { UsageError } from '../../node/usage-error.js'
import type { Exchange } from '../../simulator/drive.js'
import { loadPatterns, type Patterns } from '../../simulator/load-patterns.js'
import type { Place } from '../../simulator/rehearse.js'
import type { WorldParts } from '../../simulator/worlds.js'
import type { Json } from '../../syntax/tree.js'
import type { Arguments } from '../arguments.js'
import type { Io } from '../io.js'
import { optionFile } from '../option-file.js'
import { accountIdGiven, regionGiven } from '../place-options.js'
import { scriptsFor, tellNotRun } from '../scripts-for.js'
import { awsFor } from './aws-for.js'
import { mocksFor } from './mocks-for.js'
import { parametersFrom } from './parameters-from.js'
import { record } from './record.js'
import { checkWrittenFiles } from './written-files.js'

/** What a rehearsal starts with, and what is told behind it. */
export interface Prepared {
  readonly given: Readonly<Record<string, Json>>
  readonly worlds: WorldParts
  /** Where and when it is. */
  readonly place: Place
  readonly documents: ReadonlyMap<string, SsmDocument>
  readonly patterns: Patterns
  /** Ends what was started for the rehearsal. */
  close(): Promise<void>
  finish(exchanges: readonly Exchange[]): Promise<void>
}

/** Reads what the options name. */
export async function prepare(runbook: Runbook, args: Arguments, io: Io): Promise<Prepared> {
  const { document } = runbook
  const given = await parametersFrom(args, document, io.cwd)
  const around = await runbooksReader()(runbook)
  const read = [runbook, ...around.values()].flatMap(({ path }) => path ?? [])
  checkWrittenFiles(read, args, io.cwd)
  const documents = documentsOf(around)
  const mocks = await mocksFor(args, document, documents, io.cwd)
  const scripts = scriptsFor(args, io)
  const folder = runbook.path === undefined ? undefined : dirname(runbook.path)
  const accountFile = args.value('account')
  const account =
    accountFile === undefined ? undefined : await optionFile('account', () => readAccount(accountFile, io.cwd))
  const asked = placeFrom(args)
  const env = inRegion(asked.region, io.env)
  const aws = await awsFor(args, env)
  const place = { ...placeOf(account, aws !== undefined, env), ...asked }
  const plugins = args.has('exec')
    ? await (await import('../../node/shell-sandbox.js')).sandboxFor('--exec', place.region)
    : undefined
  return {
    given,
    worlds: {
      mocks: mocks?.world,
      scripts: scripts.worldIn(folder),
      plugins,
      account: account?.world,
      aws,
      invent: !args.has('no-invent'),
    },
    place,
    documents,
    patterns: await loadPatterns(),
    close: () => scripts.close(),
    async finish(exchanges) {
      try {
        await record(args, exchanges, io)
      } finally {
        mocks?.tellUnused(io.stderr)
        tellNotRun(scripts, io)
        await tellMissing(exchanges, io)
      }
    },
  }
}

/** Where options say that the rehearsal is. */
function placeFrom(args: Arguments): Place {
  const region = regionGiven(args)
  const account = accountIdGiven(args, 'account-id')
  if (args.has('account') && (region ?? account) !== undefined)
    throw new UsageError('the file of `--account` says its Region and id; leave out `--region` and `--account-id`')
  return placeAsked(region, account)
}

/** What was asked for and nobody answered: the mocks that would. */
async function tellMissing(exchanges: readonly Exchange[], { stderr }: Io): Promise<void> {
  const unanswered = exchanges.flatMap(({ source, request }) => (source === 'none' ? [request] : []))
  if (unanswered.length === 0) return
  const { mockStub } = await import('../../simulator/mock-stub.js')
  stderr.write(`\nTo answer what was asked for, put this into a file for \`--mocks\`:\n\n${await mockStub(unanswered)}`)
}
