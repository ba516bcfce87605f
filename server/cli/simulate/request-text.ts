import type { Request } from '../../simulator/request.js'
import type { Json } from '../../syntax/tree.js'
import { short } from './terminal.js'

/** What was asked, in one line: what was called, and with what as far as there is room. */
export function requestText(request: Request, width: number): string {
  switch (request.kind) {
    case 'aws':
      return short(`${request.service}:${request.operation}${withInput(request.input)}`, width)
    case 'script':
      return short(`script ${request.runtime}${withInput(request.payload)}`, width)
    case 'automation':
      return short(`automation ${request.document}${withInput(request.parameters)}`, width)
    case 'command':
      return short(`command ${request.document}${withInput(request.input)}`, width)
    case 'invocation':
      return short(`command ${request.document} on ${request.node}`, width)
    case 'plugin':
      return short(
        `${request.step}: ${request.plugin}  ${request.script?.text ?? withInput(request.inputs).trim()}`,
        width,
      )
    case 'webhook':
      return short(`webhook${withInput(request.input)}`, width)
    case 'approval':
      return short(`approval by ${request.needed} of ${request.approvers.join(', ')}`, width)
    case 'pause':
      return 'pause'
    case 'sleep':
      return `sleep ${request.seconds} s`
  }
}

/** `InstanceIds=["i-1"] Force=true` */
function withInput(input: Json): string {
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
