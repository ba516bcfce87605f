import { type InputFault, inputFaults, type ValuePath } from '../../aws/input-faults.js'
import { factOf } from '../../document/fact-of.js'
import type { Literal, MapLiteral, Name } from '../../languages/python.js'
import { emptyRecord } from '../../syntax/tree.js'
import { noInput } from '../apis/api-inputs.js'
import { formCheckOf } from '../apis/resource-forms.js'
import type { Engines } from '../engines.js'
import { knownUses, type OperationCall, operationCalls } from './known-uses.js'

/** A fault in what a script gives to an operation. */
export interface KeywordFault {
  readonly call: OperationCall
  readonly fault: InputFault
  /** The value, or the map in which something is missing or unknown. */
  readonly literal: Literal
  /** The unknown or wrong key. */
  readonly key: Name | undefined
}

/** Faults in what the scripts of a document give to operations, as far as it is written out. */
export const keywordFaults = factOf((document, engines: Engines): readonly KeywordFault[] => {
  const found: KeywordFault[] = []
  for (const call of operationCalls(knownUses(document, engines)))
    for (const fault of faultsOfCall(call)) found.push(fault)
  return found
})

function* faultsOfCall(call: OperationCall): Generator<KeywordFault> {
  const root = inputOf(call)
  for (const fault of inputFaults(call.operation.input ?? noInput, jsonOf(root), formCheckOf(call.service.name))) {
    const isOfKey = fault.kind === 'unknown' || fault.ofKey === true
    const literal = literalAt(root, isOfKey ? fault.path.slice(0, -1) : fault.path)
    const name = String(fault.path.at(-1))
    const key =
      isOfKey && literal?.kind === 'map' ? literal.entries.findLast((entry) => entry.key.text === name)?.key : undefined
    if (!literal || (isOfKey && !key) || !(isOfKey || isCertain(fault, literal))) continue
    yield { call, fault, literal, key }
  }
}

/** The keywords of a call as the input of the operation. */
function inputOf({ of, arguments: { keywords } }: OperationCall): MapLiteral {
  const own = ownKeyword[of]
  return { ...keywords, entries: keywords.entries.filter(({ key }) => key.text !== own) }
}

/** What is for boto3 itself, and not for the operation. */
const ownKeyword = { client: undefined, paginator: 'PaginationConfig', waiter: 'WaiterConfig' } as const

/** The value as JSON; what is not known is nothing there. */
function jsonOf(literal: Literal): unknown {
  switch (literal.kind) {
    case 'unknown':
      return null
    case 'text':
      return literal.value ?? ''
    case 'plain':
      return literal.value
    case 'list':
      return literal.items.map(jsonOf)
    case 'map': {
      const map = emptyRecord<unknown>()
      for (const { key, value } of literal.entries) map[key.text] = jsonOf(value)
      return map
    }
  }
}

function literalAt(root: Literal, path: ValuePath): Literal | undefined {
  let at: Literal | undefined = root
  for (const part of path) {
    if (at?.kind === 'list') at = at.items[Number(part)]
    else if (at?.kind === 'map') at = at.entries.findLast(({ key }) => key.text === part)?.value
    else return undefined
  }
  return at
}

/** Whether the fault stays, whatever the parts of the value are that are not written out. */
function isCertain(fault: InputFault, literal: Literal): boolean {
  switch (literal.kind) {
    case 'unknown':
      return false
    case 'text':
      return literal.value !== undefined || (fault.kind === 'type' && fault.expected !== 'timestamp')
    case 'plain':
      return true
    default:
      return fault.kind === 'type' || !literal.open
  }
}
