import { unknownRule } from '../rules/unknown-rule.js'
import type { LintRequest } from '../node/lint-files.js'
import { UsageError } from '../node/usage-error.js'
import type { Severity } from '../rules/rule.js'
import type { Arguments } from './arguments.js'

/** The severity in `--rule name=severity`, by name. A rule without one is switched on, as a warning where it would not be shown. */
export function severitiesFrom(
  args: Arguments,
  rules: ReadonlyMap<string, { readonly severity: Severity }>,
): ReadonlyMap<string, Severity | 'off'> {
  return new Map(
    args.values('rule').map((given) => {
      const [name = '', severity, ...rest] = given.split('=')
      const rule = rules.get(name)
      if (!rule) throw new UsageError(unknownRule(name, rules.keys()))
      if (severity === undefined) return [name, rule.severity === 'info' ? 'warning' : rule.severity]
      if (rest.length > 0 || !isSeverity(severity)) {
        throw new UsageError(
          `\`--rule\` cannot set \`${name}\` to \`${severity}\`; expected off, info, warning or error`,
        )
      }
      return [name, severity]
    }),
  )
}

const isSeverity = (text: string): text is Severity | 'off' => ['off', 'info', 'warning', 'error'].includes(text)

/** The rules that `--only` names; all where it is not given. */
export function onlyFrom(
  args: Arguments,
  rules: ReadonlyMap<string, { readonly severity: Severity }>,
): ReadonlySet<string> | undefined {
  const names = args.values('only')
  for (const name of names) if (!rules.has(name)) throw new UsageError(unknownRule(name, rules.keys()))
  return names.length === 0 ? undefined : new Set(names)
}

/** The part in `--shard 2/3`, counted from 0. */
export function shardFrom(args: Arguments): LintRequest['shard'] {
  const given = args.value('shard')
  if (given === undefined) return undefined
  const [, part, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(given) ?? []
  if (part === undefined || Number(part) < 1 || Number(part) > Number(count)) {
    throw new UsageError(`\`--shard\` cannot be \`${given}\`; expected a part and their number, such as \`2/3\``)
  }
  return { index: Number(part) - 1, count: Number(count) }
}

export function workersFrom(args: Arguments): number | 'auto' {
  const given = args.value('workers') ?? 'auto'
  return given === 'auto' ? given : wholeNumber('workers', given, 1, 64)
}

export function maxWarningsFrom(args: Arguments): number | undefined {
  const given = args.value('max-warnings')
  return given === undefined ? undefined : wholeNumber('max-warnings', given, 0, Number.MAX_SAFE_INTEGER)
}

function wholeNumber(name: string, given: string, least: number, most: number): number {
  const number = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`\`--${name}\` cannot be \`${given}\`; expected a whole number of at least ${least}`)
}

/** The day for which deprecations are judged: today, in the time zone that AWS announces them in. */
export function todayFrom(args: Arguments): string {
  const given = args.value('today')
  if (given === undefined) return new Date().toISOString().slice(0, 10)
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return given
  throw new UsageError(`\`--today\` cannot be \`${given}\`; expected a date such as \`2026-11-23\``)
}
