import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { FileReport, ReportedFinding } from './report.js'
import { codeOf } from './text-file.js'
import { UsageError } from './usage-error.js'

/** Findings that are known and not to be shown again, in a file that people can read and review. */
export interface Baseline {
  /** The report without the findings that are known, each as often as it was. */
  without(report: FileReport, path: string): FileReport
  /** How many known findings there are no more, in files whose reports were asked for and in files that are gone. */
  gone(): number
}

/** A known finding. Lines may move: it is told again by the text of its line. */
interface Known {
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly path: string
  readonly rule: string
  readonly message: string
  readonly text: string
  readonly count: number
}

/** Reads a baseline; `shown` is its path as users see it. */
export function readBaseline(file: string, shown: string): Baseline {
  const all = knownIn(file, shown)
  const left = new Map(all.map((known) => [keyOf(known), known.count]))
  const linted = new Set<string>()
  return {
    without(report, path) {
      linted.add(relativeTo(file, path))
      const findings = report.findings.filter((finding) => {
        const key = keyOf(knownOf(finding, file, path))
        const times = left.get(key) ?? 0
        if (times === 0) return true
        left.set(key, times - 1)
        return false
      })
      return { ...report, findings }
    },
    gone: () =>
      all
        .filter(({ path }) => linted.has(path) || !existsSync(join(dirname(file), path)))
        .reduce((sum, known) => sum + (left.get(keyOf(known)) ?? 0), 0),
  }
}

/** Writes all findings down as known. Those of files that were not linted this time stay, as long as there is the file. */
export function writeBaseline(
  file: string,
  shown: string,
  reports: readonly { readonly path: string; readonly report: FileReport }[],
): number {
  const linted = new Set(reports.map(({ path }) => relativeTo(file, path)))
  const others = existsSync(file) ? knownIn(file, shown) : []
  const kept = others.filter(({ path }) => !linted.has(path) && existsSync(join(dirname(file), path)))
  const counted = new Map<string, Known>()
  for (const { path, report } of reports) {
    for (const finding of report.findings) {
      const known = knownOf(finding, file, path)
      const count = (counted.get(keyOf(known))?.count ?? 0) + 1
      counted.set(keyOf(known), { ...known, count })
    }
  }
  const findings = [...kept, ...counted.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  try {
    writeFileSync(file, `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`)
  } catch (error) {
    throw new UsageError(`the baseline \`${shown}\` cannot be written: ${codeOf(error)}`)
  }
  return [...counted.values()].reduce((sum, { count }) => sum + count, 0)
}

function knownIn(file: string, shown: string): Known[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`the baseline \`${shown}\` cannot be read; \`--update-baseline\` writes one`)
  }
  try {
    const { findings } = JSON.parse(text) as { readonly findings: readonly unknown[] }
    return findings.map((each) => {
      if (!isKnown(each)) throw new Error('not a finding')
      return each
    })
  } catch {
    throw new UsageError(`\`${shown}\` is no baseline; \`--update-baseline\` writes one`)
  }
}

function isKnown(value: unknown): value is Known {
  if (typeof value !== 'object' || value === null) return false
  const { path, rule, message, text, count } = value as Readonly<Record<string, unknown>>
  return [path, rule, message, text].every((each) => typeof each === 'string') && Number.isInteger(count)
}

function knownOf({ rule, message, context }: ReportedFinding, file: string, path: string): Known {
  return { path: relativeTo(file, path), rule, message, text: context, count: 1 }
}

const relativeTo = (file: string, path: string): string => relative(dirname(file), resolve(path)).replaceAll('\\', '/')

const keyOf = ({ path, rule, message, text }: Known): string => [path, rule, message, text].join('\0')
