import type { RunEvent } from '../../simulator/event.js'
import type { RehearsedExchange } from '../../simulator/rehearse.js'
import type { Happened, TimelineStep } from '../../simulator/timeline.js'
import type { Json } from '../../syntax/tree.js'
import { printable } from '../printable.js'
import { clock } from './clock.js'
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
  const room = inner.width - status.length - tries.length
  const title = short(name, Math.max(10, room))
  const shownAction = title.length + action.length < room ? `  ${style.dim(printable(action))}` : ''
  const head = `${style.dim(clock(startedAt))}  ${indent}${style.bold(title)}${shownAction}  ${mark(status)}${tries}`
  const lines = [...happenedLines(step.happened, inner), ...outcomeLines(step, inner)]
  const shown = lines.flatMap((line) =>
    typeof line === 'string' ? [`            ${indent}${line}`.trimEnd()] : stepLines(line, terminal, depth + 1),
  )
  return [head, ...shown]
}

type Line = string | TimelineStep

function* happenedLines(happened: readonly Happened[], terminal: Terminal): Generator<Line> {
  for (let at = 0; at < happened.length; at++) {
    const each = happened[at] as Happened
    if (each.kind === 'step') yield each.step
    else if (each.kind === 'event') yield* eventLines(each.event, terminal)
    else if (each.exchange.source === 'document') continue
    else if (each.exchange.request.kind !== 'sleep') {
      const last = lastAlike(happened, at)
      yield* exchangeLines(each.exchange, countFrom(happened, at, last), happened[last], terminal)
      at = last
    } else yield* sleepLines(each.exchange, happened[at - 1], terminal)
  }
}

/** While a step waits it asks the same again and again: the last of such a row of exchanges. */
function lastAlike(happened: readonly Happened[], from: number): number {
  const key = keyOf(happened[from])
  let last = from
  for (let at = from + 1; at < happened.length; at++) {
    const each = happened[at]
    if (each?.kind !== 'exchange') break
    if (each.exchange.request.kind === 'sleep') continue
    if (keyOf(each) !== key) break
    last = at
  }
  return last
}

function keyOf(happened: Happened | undefined): string {
  if (happened?.kind !== 'exchange') return ''
  const { request, source, answer } = happened.exchange
  return JSON.stringify([request, source, answer.kind])
}

const countFrom = (happened: readonly Happened[], from: number, to: number): number =>
  happened.slice(from, to + 1).filter((each) => each.kind === 'exchange' && each.exchange.request.kind !== 'sleep')
    .length

function* exchangeLines(
  { request, answer, source }: RehearsedExchange,
  count: number,
  last: Happened | undefined,
  { style, width }: Terminal,
): Generator<string> {
  const until = count > 1 && last?.kind === 'exchange' ? `  ×${count} until ${clock(last.exchange.at)}` : ''
  const origin = source === 'none' ? '' : `  ${source}`
  const room = width - until.length - origin.length
  yield `${style.cyan(requestText(request, room))}${until}${source === 'invented' ? style.yellow(origin) : style.dim(origin)}`
  for (const line of (answer.printed ?? '').trimEnd().split('\n'))
    if (line !== '') yield style.dim(short(`| ${line}`, width))
  if (answer.kind === 'cancel') yield style.red('cancelled')
  if (answer.kind !== 'error') return
  yield* wrapped(`${answer.code} ${answer.message}`.trim(), width - 2).map((line) => `  ${style.red(line)}`)
}

/** Waiting between two looks is not worth a line. */
function* sleepLines(
  { request, at }: RehearsedExchange,
  before: Happened | undefined,
  { style }: Terminal,
): Generator<string> {
  if (request.kind !== 'sleep' || before?.kind === 'exchange' || request.seconds === 0) return
  yield style.dim(`waits until ${clock(at + request.seconds)}`)
}

function* eventLines(event: RunEvent, { style, width }: Terminal): Generator<string> {
  const line = (text: string) => wrapped(text, width)
  switch (event.kind) {
    case 'run-started':
      yield style.dim(short(`runs ${event.document ?? 'another document'} ${JSON.stringify(event.parameters)}`, width))
      break
    case 'attempt-failed':
      for (const each of line(`attempt ${event.attempt} failed: ${event.failure}`)) yield style.red(each)
      break
    case 'choice':
      yield* line(`chooses ${event.to}: ${event.because}`)
      break
    case 'pass':
      yield style.dim(short(`pass ${event.iteration}: ${textOf(event.value)}`, width))
      break
    case 'variable':
      yield short(`variable ${event.name} = ${textOf(event.value)}`, width)
      break
    case 'invocation-started':
      yield short(`on ${event.node} (${event.platform})`, width)
      break
    case 'plugin-ended': {
      const { status, responseCode, output, errorOutput } = event
      const code = responseCode === 0 ? '' : `, exit code ${responseCode}`
      const mark = status === 'Success' ? style.green : status === 'Skipped' ? style.dim : style.red
      yield `  ${short(event.step, Math.max(10, width - 40))}: ${mark(status)}${code}`
      const text = [output, errorOutput].join('\n').trim()
      if (text !== '') yield style.dim(`    ${short(text, width - 4)}`)
      break
    }
    case 'invocation-ended':
      yield `${short(event.node, width - 20)}: ${event.status === 'Success' ? style.green(event.status) : style.red(event.status)}`
      for (const each of event.failure === undefined ? [] : line(event.failure)) yield style.red(`  ${each}`)
      break
    case 'note':
      for (const each of line(`note: ${event.text}`)) yield style.dim(each)
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

/** Why the run went where it went, where that is not simply the next step of the list. */
function thenText({ status, next, reason }: TimelineStep): string | undefined {
  const failed = status === 'Failed' || status === 'TimedOut'
  if (failed && reason === 'order') return `→ ${next} (onFailure: Continue)`
  switch (reason) {
    case 'order':
    case 'end of list':
    case undefined:
      return undefined
    case 'abort':
      return failed ? '→ the run ends here (onFailure: Abort)' : '→ the run ends here'
    case 'isEnd':
      return '→ the run ends here (isEnd)'
    default:
      return `→ ${next ?? 'the run ends here'} (${reason})`
  }
}
