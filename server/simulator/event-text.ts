import type { Json } from '../syntax/tree.js'
import type { RunEvent } from './event.js'

/** What happened within a step, in words; nothing of what the step itself tells. */
export function eventText(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'run-started':
      return `runs ${event.document ?? 'another document'} ${JSON.stringify(event.parameters)}`
    case 'attempt-failed':
      return `attempt ${event.attempt} failed: ${event.failure}`
    case 'choice':
      return `chooses ${event.to}: ${event.because}`
    case 'pass':
      return `pass ${event.iteration}: ${textOf(event.value)}`
    case 'variable':
      return `variable ${event.name} = ${textOf(event.value)}`
    case 'invocation-started':
      return `on ${event.node} (${event.platform})`
    case 'plugin-ended':
      return `${event.step}: ${event.status}${event.responseCode === 0 ? '' : `, exit code ${event.responseCode}`}`
    case 'invocation-ended':
      return `${event.node}: ${event.status}`
    case 'note':
      return `note: ${event.text}`
    default:
      return undefined
  }
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
