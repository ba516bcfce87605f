import type { CommandReport } from '../../simulator/command/command-report.js'
import type { Json } from '../../syntax/tree.js'
import { amount } from '../layout.js'
import { printable } from '../printable.js'
import { clock } from '../../simulator/clock.js'
import { valueText } from './request-text.js'
import { section, valueLines } from './sections.js'
import { short, type Terminal, wrapped } from './terminal.js'

type Node = CommandReport['nodes'][number]
type Step = Node['steps'][number]
type Run = Step['runs'][number]

/** All that is shown of a rehearsed Command document. */
export interface ShownCommand {
  readonly report: CommandReport
  readonly given: Readonly<Record<string, Json>>
  readonly invented: ReadonlyMap<string, Json>
}

/** A rehearsal of a Command document for people: per node which steps run, why others do not, and the scripts as they run. */
export function prettyCommand({ report, given, invented }: ShownCommand, terminal: Terminal): string {
  const blocks = [
    ...section('Parameters', valueLines(given, invented, terminal), terminal.style),
    ...report.nodes.map((node) => nodeLines(node, terminal).join('\n')),
    endOf(report, terminal),
  ]
  return `${blocks.join('\n\n')}\n`
}

function nodeLines(node: Node, terminal: Terminal): string[] {
  const { style, width } = terminal
  const { failureMessage, output, steps } = node
  const why = failureMessage === null ? [] : wrapped(failureMessage, width - 2).map((line) => `  ${style.red(line)}`)
  const shown = steps.length === 0 && failureMessage === null ? textLines(output, '  ', (line) => line) : []
  return [
    `${style.bold(printable(node.node))} (${node.platform}): ${marked(node.statusDetails, terminal)}`,
    ...why,
    ...shown,
    ...steps.flatMap((step) => stepLines(step, terminal)),
  ]
}

const indent = ' '.repeat(12)

function stepLines(step: Step, terminal: Terminal): string[] {
  const { style, width } = terminal
  const { name, plugin, status, responseCode, startedAt, output, errorOutput, notes } = step
  const source = step.runs.at(-1)?.source ?? 'none'
  const from = source === 'none' ? '' : `  ${source}`
  const code = responseCode === 0 ? '' : `, exit code ${responseCode}`
  const depth = '  '.repeat(Math.min(6, name.split('/').length - 1))
  const time = clock(startedAt)
  const room = width - time.length - depth.length - status.length - code.length - from.length - 4
  const title = short(name, Math.max(10, room))
  const shownPlugin = title.length + plugin.length + 2 <= room ? `  ${style.dim(printable(plugin))}` : ''
  const head = `${style.dim(time)}  ${depth}${style.bold(title)}${shownPlugin}`
  const inner = width - indent.length - depth.length
  const outcome =
    status === 'Skipped' ? wrapped(output, inner).map(style.dim) : streamLines(output, errorOutput, terminal)
  const lines = [
    ...step.runs.flatMap((run) => runLines(run, inner, terminal)),
    ...outcome,
    ...notes.flatMap((note) => wrapped(`note: ${note}`, inner).map(style.dim)),
  ]
  const outcomeText = `${marked(status, terminal)}${code}${source === 'invented' ? style.yellow(from) : style.dim(from)}`
  return [`${head}  ${outcomeText}`, ...lines.map((line) => `${indent}${depth}${line}`.trimEnd())]
}

/** The script as the node gets it, or the inputs of a plugin without one. */
function runLines({ script, environment, inputs }: Run, width: number, { style }: Terminal): string[] {
  const variables = Object.entries(environment).map(([name, value]) => short(`${name}=${value}`, width))
  const fields = typeof inputs === 'object' && inputs !== null ? Object.entries(inputs) : []
  const others = fields.filter(([name]) => script === null || name.toLowerCase() !== 'runcommand')
  return [
    ...others.map(([name, value]) => short(`${name}: ${valueText(value)}`, width)),
    ...variables,
    ...(script === null ? [] : textLines(script, '| ', style.cyan)),
  ]
}

function streamLines(output: string, errorOutput: string, { style }: Terminal): string[] {
  return [...textLines(output, '> ', (line) => line), ...textLines(errorOutput, '> ', style.red)]
}

/** Text as it is, line by line: nothing is wrapped or cut. Tabs stay, since terminals show them as they are meant. */
function textLines(text: string, mark: string, paint: (line: string) => string): string[] {
  const lines = text.replace(/^\n|\n$/g, '').split('\n')
  if (text.trim() === '') return []
  return lines.map((line) => `${mark}${paint(line.split('\t').map(printable).join('\t'))}`)
}

function marked(status: string, { style }: Terminal): string {
  if (status === 'Skipped') return style.dim(status)
  return status === 'Success' ? style.green(status) : style.red(status)
}

function endOf({ status, failureMessage, virtualSeconds, nodes }: CommandReport, terminal: Terminal): string {
  const steps = nodes.flatMap((node) => node.steps)
  const ran = steps.filter((step) => step.runs.length > 0).length
  const mark = status === 'Success' ? terminal.style.green : terminal.style.red
  const first = `${mark(terminal.style.bold(status))} after ${clock(virtualSeconds)}: ${amount(nodes.length, 'node')}, ${ran} of ${amount(steps.length, 'step')} ran`
  const why = failureMessage === null ? [] : wrapped(failureMessage, terminal.width - 2).map((line) => `  ${line}`)
  return [first, ...why].join('\n')
}
