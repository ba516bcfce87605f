import { valueText } from '../debugger/value-text.js'
import type { RunEvent } from '../simulator/event.js'
import { traceOf } from '../simulator/trace.js'
import type { Json } from '../syntax/tree.js'

/** What the client's console says of an event; undefined of one of which it says nothing. */
export function toldEvent(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'run-ended':
      return `run ${event.status}${outputsIn(event.outputs)}${because(event.failure)}`
    case 'step-ended': {
      const attempts = event.attempts > 1 ? ` in attempt ${event.attempts}` : ''
      return `${event.step} ${event.status}${attempts}${outputsIn(event.outputs)}${because(event.failure)}`
    }
    case 'attempt-failed':
      return `${event.step} failed in attempt ${event.attempt}${because(event.failure)}`
    case 'choice':
    case 'variable':
    case 'note':
      return traceOf({ events: [event], exchanges: [] }).join('\n')
    default:
      return undefined
  }
}

const outputsIn = (outputs: Readonly<Record<string, Json>>): string =>
  Object.keys(outputs).length === 0 ? '' : `, outputs ${valueText(outputs)}`

const because = (failure: string | undefined): string => (failure === undefined ? '' : `: ${failure}`)
