import type { Parameter, SsmDocument } from '../../document/document.js'
import { type Json, toJson } from '../../syntax/tree.js'
import { DocumentFailure } from './document-failure.js'
import { parameterFaults, type Search } from './parameter-faults.js'

/** Names that the agent honours. Values under others are dropped without an error (framework/docparser/parameters). */
export const honoured = /^[a-zA-Z0-9]+$/

/** How the parameters of a document are checked on a node. */
export interface ParameterChecks {
  readonly search: Search
  /** Whether another document runs it: then the agent checks what else the service would. */
  readonly nested: boolean
}

/**
 * The values with which the agent runs a document: those of the caller, and defaults as they are written. One that nobody gives is null.
 * Throws where one does not fit its declaration.
 */
export function agentParameters(
  { parameters }: SsmDocument,
  supplied: ReadonlyMap<string, Json>,
  checks: ParameterChecks,
): ReadonlyMap<string, Json> {
  const values = new Map(parameters.map((parameter) => [parameter.name, valueFor(parameter, supplied)]))
  const faults = parameters.flatMap((parameter) => {
    const value = values.get(parameter.name) ?? null
    return value === null ? [] : parameterFaults(parameter, value, checks)
  })
  if (faults.length > 0) throw new DocumentFailure(`all errors during param validation errors: ${faults.join('\n')}`)
  return values
}

function valueFor({ name, default: standard }: Parameter, supplied: ReadonlyMap<string, Json>): Json {
  const given = honoured.test(name) ? supplied.get(name) : undefined
  return given ?? (standard ? toJson(standard) : null)
}
