import type { Report } from '../../simulator/report.js'
import type { Timeline } from '../../simulator/timeline.js'
import type { Json } from '../../syntax/tree.js'
import { clock } from '../../simulator/clock.js'
import { amount } from '../layout.js'
import { section, valueLines } from './sections.js'
import { type Terminal, wrapped } from './terminal.js'
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
  const blocks = [
    ...section('Parameters', valueLines(given, invented, terminal), style),
    timeline.steps.flatMap((step) => stepLines(step, terminal, 0)).join('\n'),
    endOf(report, terminal),
    ...section('Outputs', valueLines(report.outputs, none, terminal), style),
    ...section('Variables', valueLines(report.variables, none, terminal), style),
    ...section('AWS calls', callLines(report, width), style),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

const none: ReadonlyMap<string, Json> = new Map()

function endOf({ status, failureMessage, virtualSeconds, steps, calls }: Report, { style, width }: Terminal): string {
  const mark = status === 'Success' ? style.green : style.red
  const invented = calls.filter(({ source }) => source === 'invented').length
  const share = invented === 0 ? '' : ` (${invented === calls.length ? 'all' : invented} invented)`
  const summary = `${amount(steps.length, 'step')}, ${amount(calls.length, 'AWS call')}${share}`
  const first = `${mark(style.bold(status))} after ${clock(virtualSeconds)}: ${summary}`
  const why = failureMessage === null ? [] : wrapped(failureMessage, width - 2).map((line) => `  ${line}`)
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
    return wrapped(`${name}${times}  in ${[...steps].join(', ')}`, width - 4).map(
      (line, at) => `${at === 0 ? '  ' : '    '}${line}`,
    )
  })
}
