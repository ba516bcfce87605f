import type { PluginResult } from './command/plugin-result.js'
import type { Exchange } from './drive.js'
import type { RunEvent } from './event.js'
import { type ChildRun, followRuns, inTimeOrder, type Line } from './in-time-order.js'
import type { Rehearsal } from './rehearse.js'
import type { Answer, PluginScript, Request } from './request.js'

/** All that happened in a rehearsal, a line each, in the order of virtual time: events, and after each of them what was asked and answered. */
export function traceOf({ events, exchanges }: Pick<Rehearsal, 'events' | 'exchanges'>): string[] {
  const lines: Line[] = []
  const runOf = followRuns()
  let run: ChildRun | undefined
  let at = 0
  tellExchanges(0)
  for (const [index, event] of events.entries()) {
    run = runOf(event)
    lines.push({ at: event.at, told: event.at, text: inWords(event), run })
    tellExchanges(index + 1)
  }
  return inTimeOrder(lines).map(inOneLine)

  /** What a request asked for in its turn is answered before it, and stands before it. */
  function tellExchanges(after: number): void {
    let last = 0
    for (let next = exchanges[at]; next && next.after <= after; next = exchanges[++at]) {
      last = asksInTurn.has(next.request.kind) ? Math.max(last, next.at) : next.at
      lines.push({ at: next.at, told: last, text: exchangeText(next), run })
    }
  }
}

/** Requests that may ask for others before they are answered. */
const asksInTurn: ReadonlySet<Request['kind']> = new Set(['script', 'plugin'])

/** What would end a line, or cannot stand in YAML, as JSON writes it. */
const inOneLine = (line: string): string =>
  line.replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const json = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text
}

const failed = (failure: string | undefined): string =>
  failure === undefined ? '' : ` ! ${json(failure).slice(1, -1)}`

function inWords(event: RunEvent): string {
  switch (event.kind) {
    case 'run-started':
      return `run ${json(event.parameters)}`
    case 'run-status':
      return `run ${event.status}`
    case 'run-ended':
      return `run ${event.status} ${json(event.outputs)}${failed(event.failure)}`
    case 'step-status':
      return `${event.step} ${event.status}`
    case 'step-inputs':
      return `${event.step} inputs ${json(event.inputs)}`
    case 'attempt-failed':
      return `${event.step} attempt ${event.attempt}${failed(event.failure)}`
    case 'step-ended':
      return `${event.step} ${event.status} after ${event.attempts} ${json(event.outputs)}${failed(event.failure)}`
    case 'choice':
      return `${event.step} chooses ${event.to}: ${event.because}`
    case 'variable':
      return `variable ${event.name} = ${json(event.value)}`
    case 'next':
      return `${event.step} -> ${event.to ?? 'end'} (${event.reason})`
    case 'pass':
      return `${event.step} pass ${event.iteration} ${json(event.value)}`
    case 'invocation-started':
      return `${event.node} ${event.platform}`
    case 'plugin-started':
      return `${event.node} ${event.step} ${event.plugin} ${event.script ? scriptText(event.script) : json(event.inputs)}`
    case 'plugin-ended':
      return `${event.node} ${event.step} ${event.status} ${event.responseCode}${printed(event)}`
    case 'invocation-ended':
      return `${event.node} ${event.status}${failed(event.failure)}`
    case 'note':
      return `${event.step ?? 'run'} note: ${event.text}`
  }
}

const scriptText = ({ text, environment }: PluginScript): string =>
  json(text) + (Object.keys(environment).length === 0 ? '' : ` with ${json(environment)}`)

const printed = ({ output, errorOutput }: PluginResult): string =>
  (output === '' ? '' : ` ${json(output)}`) + (errorOutput === '' ? '' : ` ! ${json(errorOutput)}`)

/** A request with its answer. What was invented is not shown: it is another's business. */
function exchangeText({ request, answer, source }: Exchange): string {
  return `${request.step} asks ${asked(request)} = ${answered(request, answer, source)}`
}

function asked(request: Request): string {
  if (request.kind === 'script') {
    const { step: _, kind, declared: __, context: ___, id: ____, ...script } = request
    return `${kind} ${json(script)}`
  }
  if (request.kind === 'aws') return `${request.service}:${request.operation} ${json(request.input)}`
  if (request.kind === 'sleep') return `sleep ${request.seconds}`
  if (request.kind === 'plugin') return `${request.plugin} on ${request.node}`
  const { kind, step: _, ...facts } = request
  return `${kind} ${json(facts)}`
}

function answered({ kind }: Request, answer: Answer, source: string): string {
  const printed = answer.printed === undefined ? '' : ` printing ${json(answer.printed)}`
  const time = `${answer.seconds === undefined ? '' : ` after ${answer.seconds} s`}${printed}`
  if (answer.kind === 'error') return `${source} error ${answer.code}: ${answer.message.replaceAll('\n', '\\n')}${time}`
  if (answer.kind === 'cancel') return `${source} cancel${time}`
  return kind === 'sleep' || source === 'invented' ? `${source}${time}` : `${source} ${json(answer.value)}${time}`
}
