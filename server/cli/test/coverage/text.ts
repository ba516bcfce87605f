import { coverageKinds, type Figure, figuresOf, percentOf } from '../../../simulator/testing/coverage.js'
import { wrap } from '../../layout.js'
import { printable } from '../../printable.js'
import type { Style } from '../../style.js'
import { type CoveredFile, uncoveredIn } from './covered-files.js'

const columnWidth = 10

/** A table of percentages, and below each runbook what no case came to. */
export function coverageText(files: readonly CoveredFile[], { style, width }: { style: Style; width: number }): string {
  const nameWidth = width - coverageKinds.length * columnWidth
  const row = (name: string, cells: readonly string[]) => {
    const shown = name.length <= nameWidth - 1 ? name : `…${name.slice(name.length - nameWidth + 2)}`
    return `${shown.padEnd(nameWidth)}${cells.join('')}`
  }
  const cell = (figure: Figure) => {
    const text = (figure.total === 0 ? '–' : `${percentOf(figure)} %`).padStart(columnWidth)
    return figure.covered === figure.total ? style.green(text) : style.red(text)
  }
  const cells = (covered: readonly CoveredFile[]) => {
    const figures = figuresOf(covered.map(({ coverage }) => coverage))
    return coverageKinds.map((kind) => cell(figures[kind]))
  }
  const blocks = files.flatMap((file) => [
    row(printable(file.shown), cells([file])),
    ...uncoveredIn(file).flatMap(({ line, column, message }) => {
      const [first = '', ...more] = wrap(printable(`${file.shown}:${line}:${column}: ${message}`), width - 4)
      return [`  ${first}`, ...more.map((part) => `    ${part}`)].map(style.dim)
    }),
  ])
  const head = row('Coverage', coverageKinds.map((kind) => kind.padStart(columnWidth)))
  return `${[style.bold(head), ...blocks, row('all', cells(files))].join('\n')}\n`
}
