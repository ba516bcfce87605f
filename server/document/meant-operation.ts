import { methodsOf } from '../aws/operation-name.js'
import type { Service } from '../aws/service.js'
import { nearest } from '../languages/nearest.js'

/** The operation of a service that is nearest to a name that none has, in the form in which the name is written. */
export function meantOperation(service: Service, written: string): string | undefined {
  return nearest(written, written.includes('_') ? methodsOf(service).keys() : service.operationNames)
}

/** Whether names differ in nothing but letter case; whether Automation regards that is not described. */
export const isInOtherCase = (written: string, meant: string): boolean =>
  written.trim().toLowerCase() === meant.toLowerCase()
