import { type CoveredFile, lineCounts } from './covered-files.js'

/** LCOV's tracefile, which generic coverage tools read: steps are its functions, ways its branches, lines those of the steps. */
export function lcov(files: readonly CoveredFile[]): string {
  return files.map(recordOf).join('')
}

function recordOf(file: CoveredFile): string {
  const { shown, coverage, placeOf } = file
  const functions = coverage.steps.map(({ step, count }) => {
    const { line } = placeOf(step.nameNode ?? step.node)
    return { line, count, name: (step.name ?? '').replaceAll(/[\r\n]/g, ' ') }
  })
  const branches = coverage.steps.flatMap(({ ways, count: reached }, block) =>
    ways.map((way, branch) => ({ line: placeOf(way).line, block, branch, count: way.count, reached: reached > 0 })),
  )
  const lines = [...lineCounts(file)].sort(([a], [b]) => a - b)
  const found = (parts: readonly { readonly count: number }[]) => parts.filter(({ count }) => count > 0).length
  return [
    'TN:',
    `SF:${shown.replaceAll(/[\r\n]/g, ' ')}`,
    ...functions.map(({ line, name }) => `FN:${line},${name}`),
    ...functions.map(({ count, name }) => `FNDA:${count},${name}`),
    `FNF:${functions.length}`,
    `FNH:${found(functions)}`,
    ...branches.map(
      ({ line, block, branch, count, reached }) => `BRDA:${line},${block},${branch},${reached ? count : '-'}`,
    ),
    `BRF:${branches.length}`,
    `BRH:${found(branches)}`,
    ...lines.map(([line, count]) => `DA:${line},${count}`),
    `LF:${lines.length}`,
    `LH:${lines.filter(([, count]) => count > 0).length}`,
    'end_of_record',
    '',
  ].join('\n')
}
