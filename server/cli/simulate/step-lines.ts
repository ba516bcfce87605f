import type { RunEvent } from '../../simulator/event.js'
import { eventText } from '../../simulator/event-text.js'
import { type HappenedRow, happenedRows } from '../../simulator/happened-rows.js'
import { thenText } from '../../simulator/then-text.js'
import type { Happened, TimelineStep } from '../../simulator/timeline.js'
import type { Json } from '../../syntax/tree.js'
import { printable } from '../printable.js'
import { clock } from '../../simulator/clock.js'
import { requestText } from './request-text.js'
import { short, type Terminal, wrapped } from './terminal.js'

/** Deeper steps are not indented further: there must be room for words. */
const deepest = 6

/** A step with all that happened in it; times stand before it. */
export function stepLines(step: TimelineStep, terminal: Terminal, depth: number): string[] {
  const { style } = terminal
  const { name, action, status, startedAt, attempts } = step
  const indent = '  '.repeat(Math.min(depth, deepest))
  const inner: Terminal = { style, width: Math.max(30, terminal.width - indent.length - 12) }
  const mark = status === 'Success' || status === 'Exited' ? style.green : style.red
  const tries = attempts > 1 ? ` in ${attempts} attempts` : ''
  const time = clock(startedAt)
  const room = terminal.width - time.length - indent.length - status.length - tries.length - 4
  const title = short(name, Math.max(10, room))
  const shownAction = title.length + action.length + 2 <= room ? `  ${style.dim(printable(action))}` : ''
  const head = `${style.dim(time)}  ${indent}${style.bold(title)}${shownAction}  ${mark(status)}${tries}`
  const lines = [...happenedLines(step.happened, inner), ...outcomeLines(step, inner)]
  const shown = lines.flatMap((line) =>
    typeof line === 'string' ? [`            ${indent}${line}`.trimEnd()] : stepLines(line, terminal, depth + 1),
  )
  return [head, ...shown]
}

type Line = string | TimelineStep

function* happenedLines(happened: readonly Happened[], terminal: Terminal): Generator<Line> {
  const { style } = terminal
  for (const row of happenedRows(happened)) {
    if (row.kind === 'step') yield row.step
    else if (row.kind === 'event') yield* eventLines(row.event, terminal)
    else if (row.kind === 'wait') yield style.dim(`waits until ${clock(row.until)}`)
    else yield* exchangeLines(row, terminal)
  }
}

function* exchangeLines(
  { exchange: { request, answer, source }, count, last }: Extract<HappenedRow, { kind: 'exchange' }>,
  { style, width }: Terminal,
): Generator<string> {
  const until = count > 1 ? `  ×${count} until ${clock(last.at)}` : ''
  const origin = source === 'none' ? '' : `  ${source}`
  const room = width - until.length - origin.length
  yield `${style.cyan(requestText(request, room))}${until}${source === 'invented' ? style.yellow(origin) : style.dim(origin)}`
  for (const line of (answer.printed ?? '').trimEnd().split('\n'))
    if (line !== '') yield style.dim(short(`| ${line}`, width))
  if (answer.kind === 'cancel') yield style.red('cancelled')
  if (answer.kind !== 'error') return
  yield* wrapped(`${answer.code} ${answer.message}`.trim(), width - 2).map((line) => `  ${style.red(line)}`)
}

function* eventLines(event: RunEvent, { style, width }: Terminal): Generator<string> {
  const text = eventText(event) ?? ''
  const lines = () => wrapped(text, width)
  switch (event.kind) {
    case 'run-started':
    case 'pass':
      yield style.dim(short(text, width))
      break
    case 'attempt-failed':
      for (const each of lines()) yield style.red(each)
      break
    case 'choice':
      yield* lines()
      break
    case 'variable':
    case 'invocation-started':
      yield short(text, width)
      break
    case 'plugin-ended': {
      const { status, responseCode, output, errorOutput } = event
      const code = responseCode === 0 ? '' : `, exit code ${responseCode}`
      const mark = status === 'Success' ? style.green : status === 'Skipped' ? style.dim : style.red
      yield `  ${short(event.step, Math.max(10, width - 40))}: ${mark(status)}${code}`
      const printed = [output, errorOutput].join('\n').trim()
      if (printed !== '') yield style.dim(`    ${short(printed, width - 4)}`)
      break
    }
    case 'invocation-ended':
      yield `${short(event.node, width - 20)}: ${event.status === 'Success' ? style.green(event.status) : style.red(event.status)}`
      for (const each of event.failure === undefined ? [] : wrapped(event.failure, width - 2))
        yield style.red(`  ${each}`)
      break
    case 'note':
      for (const each of lines()) yield style.dim(each)
      break
  }
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Outputs that hold all of a response as text. */
const wholeResponses: ReadonlySet<string> = new Set(['OutputPayload', 'Output', 'Payload'])

function* outcomeLines(step: TimelineStep, { style, width }: Terminal): Generator<string> {
  const invented = step.happened.some((each) => each.kind === 'exchange' && each.exchange.source === 'invented')
  for (const [name, value] of Object.entries(step.outputs)) {
    if (wholeResponses.has(name) && textOf(value).length > width) continue
    if (name === 'OutputPayload') continue
    const mark = invented ? '  invented' : ''
    yield `${short(`${name} = ${textOf(value)}`, width - mark.length)}${style.yellow(mark)}`
  }
  if (step.failure !== undefined) for (const line of wrapped(step.failure, width)) yield style.red(line)
  const then = thenText(step)
  if (then !== undefined) yield style.blue(short(then, width))
}
