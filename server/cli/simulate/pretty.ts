import type { Report } from '../../simulator/report.js'
import type { Timeline } from '../../simulator/timeline.js'
import type { Json } from '../../syntax/tree.js'
import { amount, wrap } from '../layout.js'
import { printable } from '../printable.js'
import type { Style } from '../style.js'
import { clock } from './clock.js'
import { short, type Terminal } from './terminal.js'
import { stepLines } from './step-lines.js'

/** All that is shown of a rehearsal. */
export interface Shown {
  readonly report: Report
  readonly timeline: Timeline
  readonly given: Readonly<Record<string, Json>>
  readonly invented: ReadonlyMap<string, Json>
}

/** A rehearsal for people: what was put in, what happened when and why, and what came of it. */
export function prettyRehearsal({ report, timeline, given, invented }: Shown, terminal: Terminal): string {
  const { style, width } = terminal
  const parameters = [
    ...Object.entries(given).map(([name, value]) => nameValue(name, value, '', terminal)),
    ...[...invented].map(([name, value]) => nameValue(name, value, 'invented', terminal)),
  ]
  const blocks = [
    ...section('Parameters', parameters, style),
    timeline.steps.flatMap((step) => stepLines(step, terminal, 0)).join('\n'),
    endOf(report, terminal),
    ...section('Outputs', values(report.outputs, terminal), style),
    ...section('Variables', values(report.variables, terminal), style),
    ...section('AWS calls', callLines(report, width), style),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const section = (title: string, lines: readonly string[], { bold }: Style): string[] =>
  lines.length === 0 ? [] : [[bold(title), ...lines].join('\n')]

const values = (map: Readonly<Record<string, Json>>, terminal: Terminal): string[] =>
  Object.entries(map).map(([name, value]) => nameValue(name, value, '', terminal))

/** `  name: value`, cut off at the width; a word behind says where the value is from. */
function nameValue(name: string, value: Json, source: string, { width, style }: Terminal): string {
  const behind = source === '' ? '' : `  ${source}`
  const text = short(value, Math.max(10, width - name.length - behind.length - 4))
  return `  ${printable(name)}: ${text}${style.yellow(behind)}`
}

function endOf({ status, failureMessage, virtualSeconds, steps, calls }: Report, { style, width }: Terminal): string {
  const mark = status === 'Success' ? style.green : style.red
  const invented = calls.filter(({ source }) => source === 'invented').length
  const share = invented === 0 ? '' : ` (${invented === calls.length ? 'all' : invented} invented)`
  const summary = `${amount(steps.length, 'step')}, ${amount(calls.length, 'AWS call')}${share}`
  const first = `${mark(style.bold(status))} after ${clock(virtualSeconds)}: ${summary}`
  const why = failureMessage === null ? [] : wrap(printable(failureMessage), width - 2).map((line) => `  ${line}`)
  return [first, ...why].join('\n')
}

/** How often each API was called, and by which steps. */
function callLines({ calls }: Report, width: number): string[] {
  const byOperation = new Map<string, { count: number; invented: number; steps: Set<string> }>()
  for (const { service, operation, step, source } of calls) {
    const name = `${service}:${operation}`
    const known = byOperation.get(name) ?? { count: 0, invented: 0, steps: new Set() }
    byOperation.set(name, known)
    known.count++
    if (source === 'invented') known.invented++
    known.steps.add(step)
  }
  return [...byOperation].flatMap(([name, { count, steps }]) => {
    const times = count === 1 ? '' : ` ×${count}`
    return wrap(printable(`${name}${times}  in ${[...steps].join(', ')}`), width - 2).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    )
  })
}
