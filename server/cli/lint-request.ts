import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Configurations, configurations } from '../node/configuration/configurations.js'
import { fileRules } from '../rules/file-rules.js'
import type { LintRequest } from '../node/lint-files.js'
import type { RunOptions } from '../node/task.js'
import { decode } from '../node/text-file.js'
import { UsageError } from '../node/usage-error.js'
import { rules } from '../rules/index.generated.js'
import type { Arguments } from './arguments.js'
import type { Io } from './io.js'
import { onlyFrom, severitiesFrom, shardFrom, todayFrom, workersFrom } from './lint-options.js'

const known = new Map([...rules, ...fileRules].map((rule) => [rule.name, rule]))

/** What the arguments of `ssmith lint` ask for. */
export async function requestFrom(args: Arguments, io: Io): Promise<LintRequest> {
  const { cwd } = io
  const shard = shardFrom(args)
  const run = await runFrom(args)
  const cacheFile = run.cacheKey === undefined ? undefined : resolve(cwd, await cacheLocation(args))
  const settings = configurationsFrom(args, cwd)
  const input = await inputFrom(args, io)
  const paths = args.operands.filter((path) => path !== '-')
  return {
    cwd,
    paths: input || paths.length > 0 ? paths : ['.'],
    configurations: settings,
    run,
    workers: workersFrom(args),
    startWorker: io.startWorker,
    ...(input && { input }),
    ...(shard && { shard }),
    ...(cacheFile !== undefined && { cacheFile }),
  }
}

function configurationsFrom(args: Arguments, cwd: string): Configurations {
  const file = args.has('no-config') ? false : args.value('config')
  if (args.has('no-config') && args.has('config')) {
    throw new UsageError('`--config` and `--no-config` exclude each other')
  }
  return configurations({
    cwd,
    ruleNames: new Set(known.keys()),
    severities: severitiesFrom(args, known),
    strict: args.has('strict'),
    ...(file !== undefined && { file }),
  })
}

async function runFrom(args: Arguments): Promise<RunOptions> {
  const today = todayFrom(args)
  const only = onlyFrom(args, known)
  const fix = args.has('unsafe-fixes') ? 'unsafe' : args.has('fix') || args.has('diff') ? 'safe' : undefined
  const remembers = (args.has('cache') || args.has('cache-location')) && fix === undefined
  const cacheKey = remembers ? JSON.stringify([await programId(), today, [...(only ?? [])].sort()]) : undefined
  return { today, only, fix, cacheKey }
}

/** What results depend on beside files and settings: the program itself. */
async function programId(): Promise<string> {
  const { packageVersion } = await import('../node/package-files.js')
  return `${packageVersion()} ${statSync(import.meta.filename).mtimeMs}`
}

async function cacheLocation(args: Arguments): Promise<string> {
  return args.value('cache-location') ?? (await import('../node/cache.js')).cacheLocation
}

async function inputFrom(args: Arguments, io: Io): Promise<LintRequest['input']> {
  const name = args.value('stdin-filename')
  if (!args.operands.includes('-')) {
    if (name === undefined) return undefined
    throw new UsageError('`--stdin-filename` is for standard input; give `-` as well')
  }
  const content = decode(await io.readInput())
  if (!content.ok) throw new UsageError(`standard input: ${content.message}`)
  return { text: content.text, name }
}
