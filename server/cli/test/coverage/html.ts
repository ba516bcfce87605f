import { addTo } from '../../../languages/add-to.js'
import { createHash } from 'node:crypto'
import { coverageKinds, type Figure, figuresOf, percentOf } from '../../../simulator/testing/coverage.js'
import { diagramOf } from '../../../document/diagram/diagram.js'
import { layoutOf } from '../../../document/diagram/layout.js'
import { svg, svgStyle } from '../../../document/diagram/svg.js'
import { escapeXml } from '../../formats/junit-xml.js'
import { type CoveredFile, lineCounts, uncoveredIn } from './covered-files.js'
import { coverageWalk } from './coverage-walk.js'
import { style } from './html-style.js'

/** One page that needs nothing else, and may load nothing: figures, and of each runbook its ways and its lines. */
export async function coverageHtml(files: readonly CoveredFile[]): Promise<string> {
  const hashes = [style, svgStyle].map((each) => `'sha256-${createHash('sha256').update(each).digest('base64')}'`)
  const policy = `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`
  const sections = await Promise.all(files.map(fileSection))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Coverage of documents</title>
<style>${style}</style>
</head>
<body>
<h1>Coverage of documents</h1>
${figuresTable(files)}
${sections.join('\n')}
</body>
</html>
`
}

function figuresTable(files: readonly CoveredFile[]): string {
  const head = coverageKinds.map((kind) => `<th>${kind}</th>`).join('')
  const rows = files.map((file, at) => figuresRow(`<a href="#f${at}">${escapeXml(file.shown)}</a>`, [file]))
  return `<table class="figures"><tr><th>document</th>${head}</tr>${rows.join('')}${figuresRow('all', files)}</table>`
}

function figuresRow(name: string, files: readonly CoveredFile[]): string {
  const figures = figuresOf(files.map(({ coverage }) => coverage))
  return `<tr><td>${name}</td>${coverageKinds.map((kind) => figureCell(figures[kind])).join('')}</tr>`
}

function figureCell(figure: Figure): string {
  const { covered, total } = figure
  if (total === 0) return '<td class="none">–</td>'
  return `<td class="${covered === total ? 'all' : 'some'}">${percentOf(figure)} % (${covered}/${total})</td>`
}

async function fileSection(file: CoveredFile, at: number): Promise<string> {
  const anchor = (line: number) => `f${at}-${line}`
  const layout = await layoutOf(diagramOf(file.runbook.document, coverageWalk(file.coverage)))
  const graph = svg(layout, ({ range }) => range && `#${anchor(file.placeOf(range).line)}`)
  return `<h2 id="f${at}">${escapeXml(file.shown)}</h2>
<div class="file"><div class="graph">${graph}</div><div class="code"><table>${linesOf(file, anchor)}</table></div></div>`
}

function linesOf(file: CoveredFile, anchor: (line: number) => string): string {
  const counts = lineCounts(file)
  const notes = new Map<number, string[]>()
  for (const { line, message } of uncoveredIn(file)) addTo(notes, line, message)
  return Array.from({ length: file.lines.count }, (_, index) => {
    const line = index + 1
    const count = counts.get(line)
    const missed = notes.get(line) ?? []
    const state = count === undefined ? '' : count === 0 ? 'miss' : missed.length > 0 ? 'part' : 'hit'
    const note = missed.length === 0 ? '' : `<span class="note">${escapeXml(missed.join('; '))}</span>`
    const number = `<td class="number">${line}</td><td class="count">${count === undefined ? '' : `${count}×`}</td>`
    return `<tr id="${anchor(line)}" class="${state}">${number}<td>${escapeXml(file.lines.line(line))}${note}</td></tr>`
  }).join('\n')
}
