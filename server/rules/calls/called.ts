import { type Argument, type Call, callsOf } from '../../document/calls.js'
import type { SsmDocument } from '../../document/document.js'
import type { DocumentInterface, InterfaceParameter, Repository } from '../../document/repository.js'

/** A call with the documents that it may mean: all of that name. */
interface Called {
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
