import {
  type Coverage,
  type CoverageKind,
  coverageKinds,
  figuresOf,
  percentOf,
} from '../../../simulator/testing/coverage.js'
import { type CoveredFile, uncoveredIn } from './covered-files.js'

/** The form that other tools may rely on. */
export function coverageJson(files: readonly CoveredFile[]): string {
  const report = {
    total: figures(files.map(({ coverage }) => coverage)),
    files: files.map((file) => ({
      path: file.shown,
      ...figures([file.coverage]),
      steps: file.coverage.steps.map(({ step, count, ways }) => ({
        name: step.name ?? '',
        line: file.placeOf(step.nameNode ?? step.node).line,
        count,
        ways: ways.map((way) => ({
          reason: way.edge.reason,
          to: way.edge.to?.name ?? null,
          line: file.placeOf(way).line,
          count: way.count,
        })),
      })),
      uncovered: uncoveredIn(file),
    })),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function figures(coverages: readonly Coverage[]) {
  const all = figuresOf(coverages)
  const entries = coverageKinds.map((kind) => [kind, { ...all[kind], percent: percentOf(all[kind]) }] as const)
  return { figures: Object.fromEntries(entries) as Readonly<Record<CoverageKind, object>> }
}
