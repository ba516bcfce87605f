import type { SsmDocument } from './document.js'

/** What was worked out of a document, and what was given for that. */
export interface Fact {
  readonly given: unknown
  readonly result: unknown
}

/** How many facts there are: each has a place of its own, the same one in all documents. */
let places = 0

/** Where the facts of a document are to be kept: as many places as there are, since a list that grows is copied each time. */
export const noFacts = (): (Fact | undefined)[] => new Array<Fact | undefined>(places)

/**
 * Keeps the result of a pure function of a document, and of what else is `given`, with the document. A weak map would do so too, and keep the
 * document from the garbage collector's quick rounds.
 */
export function factOf<Result, Given = void>(
  compute: (document: SsmDocument, given: Given) => Result,
): (document: SsmDocument, given: Given) => Result {
  const place = places++
  return (document, given) => {
    const known = document.facts[place]
    if (known && known.given === given) return known.result as Result
    const result = compute(document, given)
    document.facts[place] = { given, result }
    return result
  }
}
