import { dirname } from 'node:path'
import type { WalkOptions } from '../debugger/walk.js'
import { inRegion } from '../node/in-region.js'
import { placeAsked, placeOf } from '../node/place-of.js'
import type { Runbook } from '../node/read-runbook.js'
import { type ScriptOptions, scriptWorld } from '../node/scripts/script-world.js'
import type { Account } from '../simulator/account/account-from.js'
import type { ManagedNode } from '../simulator/command/managed-node.js'
import type { World } from '../simulator/drive.js'
import { inventParameters } from '../simulator/invent-parameters.js'
import { loadPatterns } from '../simulator/load-patterns.js'
import type { Place } from '../simulator/rehearse.js'
import { worldsOf } from '../simulator/worlds.js'
import type { Json } from '../syntax/tree.js'
import type { Launch } from './launch.js'
import type { Expectation } from './verdict.js'

/** What is needed of the process to run scripts. */
export type ProcessParts = Pick<ScriptOptions, 'program' | 'env' | 'findPyodide'>

/** What is rehearsed: a runbook by itself, or as a case of a test has it. */
export interface Rehearsed {
  readonly runbook: Runbook
  /** Runbooks that it may run, by name. */
  readonly children: ReadonlyMap<string, Runbook>
  readonly parameters: Readonly<Record<string, Json>>
  readonly invent: boolean
  /** Where a Command document runs. */
  readonly nodes: readonly ManagedNode[] | undefined
  readonly startAt: string | undefined
  readonly seed: number | undefined
  readonly throttlingRetry: number | undefined
  /** Makes those who answer anew: a rehearsal changes them. */
  answering(): Promise<{ readonly mocks: World | undefined; readonly account: Account | undefined }>
  /** What the case expects. */
  readonly expected?: Expectation
}

/** All that a launch configuration names, read. */
export interface Prepared {
  readonly options: WalkOptions
  /** The runbook, and those that it may run. */
  readonly runbooks: readonly Runbook[]
  /** Parameters that nobody gave. */
  readonly invented: ReadonlyMap<string, Json>
  /** What the case expects, where a test is rehearsed. */
  readonly expected: Expectation | undefined
  /** Why scripts that were come to did not run, and what to do about it. */
  notRun(): string | undefined
  /** Ends what was started for the run. */
  close(): Promise<void>
}

/** Reads the files that a launch configuration names. What is wrong with them is told with its place. */
export async function prepare(launch: Launch, surroundings: ProcessParts): Promise<Prepared> {
  const rehearsed = await rehearsedBy(launch)
  const { runbook, children, parameters, invent, nodes, startAt, seed, throttlingRetry } = rehearsed
  const patterns = await loadPatterns()
  const invented = invent ? inventParameters(runbook.document, parameters, patterns.matches) : new Map<string, Json>()
  const { account } = await rehearsed.answering()
  const { region, accountId } = launch
  const env = inRegion(region, surroundings.env)
  const place = { ...placeOf(account, launch.aws === true, env), ...placeAsked(region, accountId) }
  const others = await othersFor(launch, runbook, place, { ...surroundings, env })
  let state = account?.state
  return {
    options: {
      document: runbook.document,
      documents: new Map([...children].map(([name, child]) => [name, child.document])),
      parameters: { ...parameters, ...Object.fromEntries(invented) },
      worlds: async () => {
        const { mocks, account } = await rehearsed.answering()
        state = account?.state
        return worldsOf({ mocks, ...others.worlds, account: account?.world, invent })
      },
      accountState: () => state,
      ...place,
      ...(nodes && { nodes }),
      ...(startAt !== undefined && { startAt }),
      ...(seed !== undefined && { seed }),
      ...(throttlingRetry !== undefined && { throttlingRetry }),
      ...patterns,
    },
    runbooks: [...new Set([runbook, ...children.values()])],
    invented,
    expected: rehearsed.expected,
    notRun: others.notRun,
    close: others.close,
  }
}

/** A case of a test is read only where one is named. */
async function rehearsedBy(launch: Launch): Promise<Rehearsed> {
  const { test, cwd = process.cwd() } = launch
  if (test === undefined) return (await import('./rehearsed-runbook.js')).rehearsedRunbook(launch, cwd)
  return (await import('./rehearsed-case.js')).rehearsedCase(launch.program, test, cwd)
}

interface Others {
  readonly worlds: { readonly scripts: World; readonly plugins: World | undefined; readonly aws: World | undefined }
  notRun(): string | undefined
  close(): Promise<void>
}

/** Those who answer by doing something: only where the launch configuration asks for that, but for Python in its sandbox. */
async function othersFor(launch: Launch, { path }: Runbook, { region }: Place, parts: ProcessParts): Promise<Others> {
  const { python, powershell, exec, aws, awsAllowWrites = false } = launch
  const scripts = scriptWorld({ ...parts, ...(python && { python }), ...(powershell && { powershell }) })
  return {
    worlds: {
      scripts: scripts.worldIn(path === undefined ? undefined : dirname(path)),
      plugins: exec ? await (await import('../node/shell-sandbox.js')).sandboxFor('exec', region) : undefined,
      aws: aws
        ? (await import('../node/aws-cli.js')).awsCli({ env: parts.env, allowWrites: awsAllowWrites })
        : undefined,
    },
    notRun: scripts.notRun,
    close: scripts.close,
  }
}
