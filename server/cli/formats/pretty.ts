import { type LineIndex, lineIndex, type Place } from '../../node/line-index.js'
import type { FileReport, ReportedFinding } from '../../node/report.js'
import { printable } from '../printable.js'
import type { Style } from '../style.js'
import { excerpt } from './excerpt.js'
import type { LintReport } from './format.js'
import { summaryLine } from './summary.js'

/** Findings for people: each with its place, to be clicked on, and the code that it is about. */
export function pretty({ files, summary, textOf, style, width, quiet }: LintReport): string {
  const blocks = files.flatMap((file) => {
    if (file.findings.length === 0) return []
    const canvas = { lines: lineIndex(textOf(file.path)), style, width }
    return file.findings.map((finding) => `${blockOf(file, finding, canvas)}\n\n`)
  })
  if (quiet && blocks.length === 0) return ''
  return `${blocks.join('')}${style.bold(summaryLine(summary))}\n`
}

interface Canvas {
  readonly lines: LineIndex
  readonly style: Style
  readonly width: number
}

function blockOf({ path }: FileReport, finding: ReportedFinding, canvas: Canvas): string {
  const { rule, severity, message, line, column, related, fixes } = finding
  const { style, lines } = canvas
  const color = { error: style.red, warning: style.yellow, info: style.blue }[severity]
  const places = related.filter((place) => place.line <= lines.count)
  const gutter = 2 + String(places.reduce((last, place) => Math.max(last, place.line), line)).length
  const place = style.bold(`${printable(path)}:${line}:${column}`)
  const [fix] = fixes
  return [
    `${place}: ${style.bold(color(severity))}: ${printable(message)} ${style.dim(`[${rule}]`)}`,
    ...codeOf(finding, canvas, gutter, (length) => color('^'.repeat(length))),
    ...places.flatMap((each) =>
      codeOf(each, canvas, gutter, (length) => style.blue(`${'-'.repeat(length)} ${printable(each.message)}`)),
    ),
    ...(fix ? [style.dim(`${' '.repeat(gutter)} = fix${fix.safe ? '' : ' (unsafe)'}: ${printable(fix.title)}`)] : []),
  ].join('\n')
}

/** A line of the document, with a mark under a place in it. */
function codeOf(place: Place, canvas: Canvas, gutter: number, markOf: (length: number) => string): string[] {
  const { lines, style, width } = canvas
  const source = lines.line(place.line)
  // Of a place over several lines the first is shown.
  const end = place.endLine > place.line ? source.trimEnd().length : place.endColumn - 1
  const { text, indent, length } = excerpt(source, place.column - 1, end, Math.max(20, width - gutter - 3))
  const bar = (label: string) => style.dim(`${label.padStart(gutter)} |`)
  const code = text.trimEnd()
  return [
    code === '' ? bar(String(place.line)) : `${bar(String(place.line))} ${code}`,
    `${bar('')} ${' '.repeat(indent)}${markOf(length)}`,
  ]
}
