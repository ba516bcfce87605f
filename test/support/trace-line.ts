import type { Exchange } from '../../server/simulator/drive.js'
import type { RunEvent } from '../../server/simulator/event.js'
import type { Answer, Request } from '../../server/simulator/request.js'

const json = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length})` : text
}

const failed = (failure: string | undefined): string =>
  failure === undefined ? '' : ` ! ${json(failure).slice(1, -1)}`

/** An event in the words of a fixture. */
export function eventLine(event: RunEvent): string {
  return `${event.at}s ${inWords(event)}`.trimEnd()
}

function inWords(event: RunEvent): string {
  switch (event.kind) {
    case 'run-started':
      return `run ${json(event.parameters)}`
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
    case 'note':
      return `${event.step ?? 'run'} note: ${event.text}`
  }
}

/** A request with its answer in the words of a fixture. What was invented is not shown: it is another's business. */
export function exchangeLine({ at, request, answer, source }: Exchange): string {
  return `${at}s ${request.step} asks ${asked(request)} = ${answered(request, answer, source)}`.trimEnd()
}

function asked(request: Request): string {
  const { kind, step: _, ...facts } = request
  const { declared: __, ...rest } = { declared: undefined, ...facts }
  if (request.kind === 'aws') return `${request.service}:${request.operation} ${json(request.input)}`
  if (request.kind === 'sleep') return `sleep ${request.seconds}`
  return `${kind} ${json(rest)}`
}

function answered({ kind }: Request, answer: Answer, source: string): string {
  const time = answer.seconds === undefined ? '' : ` after ${answer.seconds} s`
  if (answer.kind === 'error') return `${source} error ${answer.code}: ${answer.message}${time}`
  if (answer.kind === 'cancel') return `${source} cancel${time}`
  return kind === 'sleep' || source === 'invented' ? `${source}${time}` : `${source} ${json(answer.value)}${time}`
}
