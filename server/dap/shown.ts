import type { Frame } from '../debugger/frames.js'
import type { ValuePlace } from '../debugger/scopes.js'
import type { Request } from '../simulator/request.js'
import type { Json } from '../syntax/tree.js'

/** What a frame is called in a list of them. */
export function frameName({ step, execution, ...frame }: Frame): string {
  const at = step?.name === undefined ? '' : `: ${step.name}`
  if (frame.kind === 'request') return requestName(frame.request)
  if (frame.kind === 'node') return `${execution.document.name ?? 'command'} on ${frame.node} (${frame.platform})${at}`
  if (frame.kind === 'pass') return `${frame.loop}, pass ${frame.iteration}${at}`
  return `${execution.document.name ?? 'runbook'}${at}`
}

/** What is asked for, in a few words. */
export function requestName(request: Request): string {
  if (request.kind === 'aws') return `${request.service}:${request.operation}`
  if (request.kind === 'plugin') return request.plugin
  return request.kind === 'sleep' ? `sleep ${request.seconds} s` : request.kind
}

/** The values that a value consists of, by their names. */
export const partsOf = (
  value: Json | Readonly<Record<string, Json>>,
): readonly (readonly [name: string, value: Json])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** The expression that names a place, where there is one. */
export function expressionOf({ scope, path }: ValuePlace): string | undefined {
  const [first = '', ...rest] = path
  if (scope === 'Outputs') return rest.length === 1 ? `${first}.${rest[0]}` : undefined
  if (rest.length > 0) return undefined
  if (scope === 'Variables') return `variable:${first}`
  return scope === 'Inputs' || scope === 'Account' || (scope === 'Pending request' && first === 'answered by')
    ? undefined
    : first
}

/** What kind of value a value is. */
export function typeName(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : typeof value
}
