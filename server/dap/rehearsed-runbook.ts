import type { SsmDocument } from '../document/document.js'
import { isCommand } from '../document/build.js'
import { didYouMean, nearest } from '../languages/nearest.js'
import { accountReader } from '../node/read-account.js'
import { readMocks } from '../node/read-mocks.js'
import { readParameters } from '../node/read-parameters.js'
import { readRunbook } from '../node/read-runbook.js'
import { UsageError } from '../node/usage-error.js'
import type { ManagedNode } from '../simulator/command/managed-node.js'
import { nodesOn } from '../simulator/command/nodes-on.js'
import { mocksFrom } from '../simulator/mocks.js'
import { unknownParameter } from '../simulator/unknown-parameter.js'
import type { Json } from '../syntax/tree.js'
import { childrenReader } from './children-reader.js'
import type { Launch } from './launch.js'
import type { Rehearsed } from './prepare.js'

/** A runbook with what a launch configuration says of its rehearsal. */
export async function rehearsedRunbook(launch: Launch, cwd: string): Promise<Rehearsed> {
  const { program, invent = true, seed, throttlingRetry } = launch
  const runbook = await readRunbook([program], { cwd, readInput: async () => Buffer.alloc(0) })
  const { document } = runbook
  refuseMisplaced(launch, document)
  const children = await childrenReader()(runbook)
  const documents = [document, ...[...children.values()].map((child) => child.document)]
  const mocks = launch.mocks === undefined ? undefined : await readMocks(launch.mocks, cwd, documents)
  const account = launch.account === undefined ? undefined : await accountReader(launch.account, cwd)
  return {
    runbook,
    children,
    parameters: await parametersFor(launch, document, cwd),
    invent,
    nodes: nodesFor(launch, document),
    startAt: startAt(launch, document),
    seed,
    throttlingRetry,
    answering: async () => ({ mocks: mocks && (await mocksFrom(mocks, document)).world, account: account?.() }),
  }
}

/** What only documents of the other kind have a use for. */
function refuseMisplaced(launch: Launch, { kind }: SsmDocument): void {
  const ofRunbooks = ['startAt', 'seed', 'throttlingRetry', 'accountId'] as const
  const odd = ofRunbooks.find((key) => isCommand(kind) && launch[key] !== undefined)
  if (odd) throw new UsageError(`\`${odd}\` is for runbooks; leave it out for a Command document`)
  if (!isCommand(kind) && launch.platform !== undefined)
    throw new UsageError('`platform` is for Command documents; nodes of a runbook have their own')
}

function nodesFor({ platform }: Launch, document: SsmDocument): readonly ManagedNode[] | undefined {
  return isCommand(document.kind) ? nodesOn(platform === undefined ? [] : [platform].flat(), document) : undefined
}

async function parametersFor(
  { parameters = {}, parametersFile }: Launch,
  document: SsmDocument,
  cwd: string,
): Promise<Readonly<Record<string, Json>>> {
  for (const name of Object.keys(parameters))
    if (!document.parameter(name)) throw new UsageError(`\`parameters\`: ${unknownParameter(name, document)}`)
  const fromFile = parametersFile === undefined ? [] : await readParameters(parametersFile, cwd, document)
  return Object.fromEntries([...fromFile, ...Object.entries(parameters as Readonly<Record<string, Json>>)])
}

function startAt({ startAt: name }: Launch, document: SsmDocument): string | undefined {
  if (name === undefined || document.step(name)) return name
  const names = document.mainSteps.flatMap((step) => step.name ?? [])
  throw new UsageError(`\`startAt\`: no step is named \`${name}\`${didYouMean(nearest(name, names))}`)
}
