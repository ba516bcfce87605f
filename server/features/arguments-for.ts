import { callsOf } from '../document/calls.js'
import type { SsmDocument } from '../document/document.js'
import type { Range } from '../syntax/tree.js'
import { rangeOnly } from './node-at.js'

/** A parameter of a document, as others know it. */
export interface ParameterOf {
  readonly document: string
  readonly parameter: string
}

/** Where the calls in a document name a parameter of another one, to give it a value. */
export const argumentsFor = (caller: SsmDocument, wanted: ParameterOf): readonly Range[] =>
  callsOf(caller)
    .filter(({ name, account }) => name === wanted.document && !account)
    .flatMap(({ arguments: given, place }) =>
      given.filter(({ name }) => name === wanted.parameter).map(({ key }) => rangeOnly(place(key))),
    )

/** The parameter of a called document that an offset names. */
export function argumentAt(caller: SsmDocument, offset: number): (ParameterOf & Range) | undefined {
  for (const { name: document, account, arguments: given, place } of callsOf(caller)) {
    if (account) continue
    for (const { name: parameter, key } of given) {
      const { start, end } = place(key)
      if (start <= offset && offset <= end) return { document, parameter, start, end }
    }
  }
  return undefined
}
