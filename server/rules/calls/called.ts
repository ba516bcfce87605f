import { inputsBeside } from '../steps/inputs-beside.js'
import { keyText } from '../../syntax/tree.js'
import { nearest } from '../../languages/nearest.js'
import { type Argument, type Call, callsOf } from '../../document/calls.js'
import type { SsmDocument } from '../../document/document.js'
import type { DocumentInterface, InterfaceParameter, Repository } from '../../document/repository.js'

/** A call with the documents that it may mean: all of that name. */
export interface Called {
  readonly call: Call
  readonly callees: readonly DocumentInterface[]
}

/** The calls of documents that are known here. Of a document in another account nothing is known. */
export function* calledDocuments(document: SsmDocument, { find }: Repository): Generator<Called> {
  for (const call of callsOf(document)) {
    if (call.account) continue
    const callees = find(call.name)
    if (callees.length > 0) yield { call, callees }
  }
}

/** The calls whose arguments can be held against the called document: it is of the right kind, and its current version is meant. */
export function* calledInterfaces(document: SsmDocument, repository: Repository): Generator<Called> {
  for (const called of calledDocuments(document, repository)) {
    const { call, callees } = called
    const current = call.version === undefined || call.version.startsWith('$')
    if (current && call.expects && callees.every(({ kind }) => kind === call.expects)) yield called
  }
}

/** The parameter of each document that the name may mean; undefined where one has none of that name. */
export function declarationsOf(
  { name }: Argument,
  callees: readonly DocumentInterface[],
): readonly InterfaceParameter[] | undefined {
  const found = callees.flatMap(({ parameters }) => parameters.get(name) ?? [])
  return found.length === callees.length ? found : undefined
}

/** The parameters without a default that get no value from a call. What is mistyped, or stands a level too high, is not missing. */
export function missingArguments(called: Called): readonly string[] {
  const { call, callees } = called
  if (!call.complete) return []
  const mistyped = [...unknownArguments(called)].map(({ meant }) => meant)
  const misplaced = call.step.inputs?.kind === 'map' ? call.step.inputs.entries.map(({ key }) => keyText(key)) : []
  if (inputsBeside(call.step).size > 0) return []
  const given = new Set<string | undefined>([...call.arguments.map(({ name }) => name), ...mistyped, ...misplaced])
  const required = [...(callees[0]?.parameters.keys() ?? [])].filter((name) =>
    callees.every(({ parameters }) => parameters.get(name)?.required),
  )
  return required.filter((name) => !given.has(name))
}

/** The arguments of a call that no document of the name declares, each with the parameter that was probably meant. */
export function* unknownArguments({ call, callees }: Called): Generator<{ argument: Argument; meant?: string }> {
  const declared = new Set(callees.flatMap(({ parameters }) => [...parameters.keys()]))
  const given = new Set(call.arguments.map(({ name }) => name))
  const missing = [...declared].filter((name) => !given.has(name))
  for (const argument of call.arguments) {
    if (declared.has(argument.name)) continue
    const meant = nearest(argument.name, missing) ?? nearest(argument.name, declared)
    yield { argument, ...(meant !== undefined && { meant }) }
  }
}
