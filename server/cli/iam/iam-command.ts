import { resolve } from 'node:path'
import { loadIamActions } from '../../aws/iam-action-names.js'
import { isCommand } from '../../document/build.js'
import { checkPolicy } from '../../iam/check-policy.js'
import { policyFaults, statementsIn } from '../../iam/given-policy.js'
import type { Place } from '../../iam/need.js'
import { needsOf } from '../../iam/needs-of.js'
import { policyDocument, sizeWarning, statementsFor } from '../../iam/policy.js'
import { shownPath } from '../../node/find-files.js'
import { documentsReader } from '../../node/known-runbooks.js'
import { readRunbook } from '../../node/read-runbook.js'
import { readTree } from '../../node/read-tree.js'
import { UsageError } from '../../node/usage-error.js'
import { partitionOf } from '../../simulator/partition.js'
import type { Arguments } from '../arguments.js'
import { type ExitCode, exitCode, type Io } from '../io.js'
import { accountIdGiven, regionGiven } from '../place-options.js'
import { styleOf } from '../style.js'
import { prettyComparison, prettyNeeds, unknownLines } from './pretty.js'

/** `ssmith iam`: the least policy that a run of the document needs, or how a policy compares with it. */
export async function iamCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const runbook = await readRunbook(args.operands, io, { name: args.value('document') })
  if (isCommand(runbook.document.kind))
    throw new UsageError(
      'a Command document needs no rights of its own: its scripts have those of the nodes; name a runbook that runs it',
    )
  const given = args.value('check')
  const policy = given === undefined ? undefined : await readPolicy(resolve(io.cwd, given), io.cwd)
  const { needs, unknown } = await needsOf(runbook.document, {
    place: placeFrom(args),
    documents: await documentsReader()(runbook),
  })
  const statements = statementsFor(needs)
  const terminal = { style: styleOf(args, io.env, io.stdout), width: Math.min(io.stdout.columns ?? 80, 120) }
  const comparison = policy && checkPolicy(statements, policy, await loadIamActions())
  const document = policyDocument(statements)
  const warning = sizeWarning(document)
  if (args.value('format') === 'json') {
    io.stdout.write(`${JSON.stringify(comparison ? { ...comparison, unknown } : document, undefined, 2)}\n`)
    // A policy has no place for what cannot be told.
    if (!comparison) for (const line of unknownLines(unknown, terminal)) io.stderr.write(`${line}\n`)
  } else if (comparison) io.stdout.write(prettyComparison(comparison, statements, unknown, terminal))
  else io.stdout.write(prettyNeeds(statements, unknown, terminal))
  if (warning !== undefined && !comparison) io.stderr.write(`warning: ${warning}\n`)
  return comparison && comparison.missing.length > 0 ? exitCode.findings : exitCode.clean
}

async function readPolicy(path: string, cwd: string) {
  const root = await readTree(path, shownPath(path, cwd), policyFaults)
  if (!root)
    throw new UsageError(`\`${shownPath(path, cwd)}\` is empty; a policy needs \`Statement\`, a list of statements`)
  return statementsIn(root)
}

function placeFrom(args: Arguments): Place {
  const region = regionGiven(args) ?? '*'
  return { partition: partitionOf(region), region, account: accountIdGiven(args, 'account') ?? '*' }
}
