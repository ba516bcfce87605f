import { dirname, resolve } from 'node:path'
import type { SsmDocument } from '../document/document.js'
import { isCommand } from '../document/build.js'
import { didYouMean, nearest } from '../languages/nearest.js'
import { accountReader } from '../node/read-account.js'
import { runbooksReader } from '../node/known-runbooks.js'
import { readMocks } from '../node/read-mocks.js'
import { readParameters } from '../node/read-parameters.js'
import { readRunbook, type Runbook } from '../node/read-runbook.js'
import { type ScriptOptions, scriptWorld } from '../node/scripts/script-world.js'
import { UsageError } from '../node/usage-error.js'
import { inventParameters } from '../simulator/invent-parameters.js'
import { loadPatterns } from '../simulator/load-patterns.js'
import { mocksFrom } from '../simulator/mocks.js'
import { unknownParameter } from '../simulator/unknown-parameter.js'
import { worldsOf } from '../simulator/worlds.js'
import type { WalkOptions } from '../debugger/walk.js'
import type { Json } from '../syntax/tree.js'

/** What a launch configuration says. */
export interface Launch {
  readonly program?: string
  readonly cwd?: string
  readonly parameters?: Readonly<Record<string, Json>>
  readonly parametersFile?: string
  readonly mocks?: string
  readonly account?: string
  readonly invent?: boolean
  readonly stopOnEntry?: boolean
  readonly startAt?: string
  readonly seed?: number
  readonly throttlingRetry?: number
}

const types: { readonly [Name in keyof Required<Launch>]: 'string' | 'object' | 'boolean' | 'number' } = {
  program: 'string',
  cwd: 'string',
  parameters: 'object',
  parametersFile: 'string',
  mocks: 'string',
  account: 'string',
  invent: 'boolean',
  stopOnEntry: 'boolean',
  startAt: 'string',
  seed: 'number',
  throttlingRetry: 'number',
}

/** Reads a launch configuration; editors put more into it, which is passed over. */
export function readLaunch(given: unknown): Launch {
  if (typeof given !== 'object' || given === null) throw new UsageError('there is no launch configuration')
  const launch = given as Readonly<Record<string, unknown>>
  for (const [name, type] of Object.entries(types)) {
    const value = launch[name]
    const fits = value === undefined || (typeof value === type && value !== null && !Array.isArray(value))
    if (!fits || (type === 'number' && value !== undefined && !isWhole(value)))
      throw new UsageError(`\`${name}\` cannot be \`${JSON.stringify(value)}\`; expected ${words[type]}`)
  }
  return launch
}

const words = {
  string: 'a text',
  object: 'a map',
  boolean: '`true` or `false`',
  number: 'a whole number that is not negative',
} as const

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

/** What is needed of the process to run scripts. */
export type ProcessParts = Pick<ScriptOptions, 'program' | 'env'>

/** All that a launch configuration names, read. */
export interface Prepared {
  readonly options: WalkOptions
  /** The runbook, and those that it may run. */
  readonly runbooks: readonly Runbook[]
  /** Parameters that nobody gave. */
  readonly invented: ReadonlyMap<string, Json>
  /** Ends what was started for the run. */
  close(): Promise<void>
}

/** Reads the files that a launch configuration names. What is wrong with them is told with its place. */
export async function prepare(launch: Launch, surroundings: ProcessParts): Promise<Prepared> {
  const { cwd = process.cwd(), program, invent = true, seed, throttlingRetry } = launch
  if (program === undefined) throw new UsageError('there is no `program`; name the file of a runbook')
  const runbook = await readRunbook([program], { cwd, readInput: async () => Buffer.alloc(0) })
  const { document } = runbook
  if (isCommand(document.kind)) throw new UsageError(`\`${program}\` is a Command document; name the file of a runbook`)
  // A runbook that its repository finds once more is the same, and so are breakpoints in it.
  const children = new Map(
    [...(await runbooksReader()(runbook))].map(([name, child]) => [name, isSame(child, runbook) ? runbook : child]),
  )
  const documents = new Map([...children].map(([name, child]) => [name, child.document]))
  const patterns = await loadPatterns()
  const given = await givenParameters(launch, document, cwd)
  const invented = invent ? inventParameters(document, given, patterns.matches) : new Map<string, Json>()
  const mocks =
    launch.mocks === undefined ? undefined : await readMocks(launch.mocks, cwd, [document, ...documents.values()])
  const account = launch.account === undefined ? undefined : await accountReader(launch.account, cwd)
  const scripts = scriptWorld(surroundings)
  const place = account?.()
  return {
    options: {
      document,
      documents,
      parameters: { ...given, ...Object.fromEntries(invented) },
      worlds: async () =>
        worldsOf({
          mocks: mocks && (await mocksFrom(mocks, document)).world,
          scripts: scripts.worldIn(dirname(resolve(cwd, program))),
          account: account?.().world,
          invent,
        }),
      ...(place && { account: place.id, region: place.region, start: place.start }),
      ...startAt(launch, document),
      ...(seed !== undefined && { seed }),
      ...(throttlingRetry !== undefined && { throttlingRetry }),
      ...patterns,
    },
    runbooks: [...new Set([runbook, ...children.values()])],
    invented,
    close: () => scripts.close(),
  }
}

const isSame = (one: Runbook, other: Runbook): boolean =>
  one.path === other.path && one.document.name === other.document.name

async function givenParameters(
  { parameters = {}, parametersFile }: Launch,
  document: SsmDocument,
  cwd: string,
): Promise<Readonly<Record<string, Json>>> {
  for (const name of Object.keys(parameters))
    if (!document.parameter(name)) throw new UsageError(`\`parameters\`: ${unknownParameter(name, document)}`)
  const fromFile = parametersFile === undefined ? [] : await readParameters(parametersFile, cwd, document)
  return Object.fromEntries([...fromFile, ...Object.entries(parameters)])
}

function startAt({ startAt: name }: Launch, document: SsmDocument): { readonly startAt?: string } {
  if (name === undefined) return {}
  if (document.step(name)) return { startAt: name }
  const names = document.mainSteps.flatMap((step) => step.name ?? [])
  throw new UsageError(`\`startAt\`: no step is named \`${name}\`${didYouMean(nearest(name, names))}`)
}
