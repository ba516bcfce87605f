import type { Json } from '../syntax/tree.js'
import type { Request } from './request.js'

/** What a request is asked with: what mocks and tests compare. */
export function inputOf(request: Request): Json {
  switch (request.kind) {
    case 'script':
      return request.payload
    case 'automation':
      return request.parameters
    case 'plugin':
      return request.inputs
    case 'aws':
    case 'command':
    case 'invocation':
    case 'webhook':
      return request.input
    case 'approval':
      return { approvers: request.approvers, message: request.message ?? '' }
    case 'pause':
    case 'sleep':
      return {}
  }
}
