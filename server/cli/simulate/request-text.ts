import type { Request } from '../../simulator/request.js'
import { inputOf } from '../../simulator/request-input.js'
import { requestName } from '../../simulator/request-name.js'
import type { Json } from '../../syntax/tree.js'
import { short } from './terminal.js'

/** What was asked, in one line: what was called, and with what as far as there is room. */
export function requestText(request: Request, width: number): string {
  const script = request.kind === 'plugin' ? request.script?.text : undefined
  return short(`${requestName(request)}${script === undefined ? withInput(request) : `  ${script}`}`, width)
}

/** Of these the name says it all. */
const speaking: ReadonlySet<Request['kind']> = new Set(['invocation', 'approval', 'pause', 'sleep'])

/** `InstanceIds=["i-1"] Force=true` */
function withInput(request: Request): string {
  const input = speaking.has(request.kind) ? '' : inputOf(request)
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return ''
  const shown = Object.entries(input).map(([name, value]) => ` ${name}=${valueText(value)}`)
  return shown.length === 0 ? '' : ` ${shown.join('')}`
}

/** A list of one simple item as the item: most inputs are such lists. */
export function valueText(value: Json): string {
  const [only] = Array.isArray(value) && value.length === 1 ? (value as readonly Json[]) : []
  const simple = only !== undefined && typeof only !== 'object' ? only : value
  return typeof simple === 'string' ? simple : JSON.stringify(simple)
}
