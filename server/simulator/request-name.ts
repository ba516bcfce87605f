import type { Request } from './request.js'

/** What is asked for, in a few words and without what it is asked with. */
export function requestName(request: Request): string {
  switch (request.kind) {
    case 'aws':
      return `${request.service}:${request.operation}`
    case 'script':
      return `script ${request.runtime}`
    case 'automation':
      return `automation ${request.document}`
    case 'command':
      return `command ${request.document}`
    case 'invocation':
      return `command ${request.document} on ${request.node}`
    case 'plugin':
      return `${request.step}: ${request.plugin}`
    case 'approval':
      return `approval by ${request.needed} of ${request.approvers.join(', ')}`
    case 'sleep':
      return `sleep ${request.seconds} s`
    case 'webhook':
    case 'pause':
      return request.kind
  }
}
