import { UsageError } from '../../../node/usage-error.js'
import {
  type CoverageKind,
  coverageKinds,
  figuresOf,
  percentOf,
} from '../../../simulator/testing/coverage.js'
import type { CoveredFile } from './covered-files.js'

/** The least percentage of each kind: `--min-coverage 90` for all, `--min-coverage branches=80` for one. */
export function leastCoverage(options: readonly string[]): ReadonlyMap<CoverageKind, number> {
  const least = new Map<CoverageKind, number>()
  for (const option of options) {
    const [, kind, written = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(option) ?? []
    const percent = /^\d{1,3}(?:\.\d{1,3})?$/.test(written) ? Number(written) : Number.NaN
    if (!(percent <= 100))
      throw new UsageError(`\`--min-coverage\` cannot be \`${option}\`; expected a percentage, such as \`90\` or \`branches=80\``)
    if (kind !== undefined && !isKind(kind))
      throw new UsageError(`\`--min-coverage\` knows no \`${kind}\`; there are ${coverageKinds.map((each) => `\`${each}\``).join(', ')}`)
    for (const each of kind === undefined ? coverageKinds : [kind]) least.set(each, percent)
  }
  return least
}

const isKind = (text: string): text is CoverageKind => (coverageKinds as readonly string[]).includes(text)

/** What is less covered than it has to be, in words. */
export function shortOf(least: ReadonlyMap<CoverageKind, number>, files: readonly CoveredFile[]): string[] {
  const figures = figuresOf(files.map(({ coverage }) => coverage))
  return [...least].flatMap(([kind, percent]) => {
    const reached = percentOf(figures[kind])
    return reached >= percent ? [] : [`the coverage of ${kind} is ${reached} %; expected at least ${percent} %`]
  })
}
