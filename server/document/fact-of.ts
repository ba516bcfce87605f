import type { SsmDocument } from './document.js'

/**
 * Keeps the result of a pure function of a document, and of what else is `given`, with the document. A weak map would do so too, and keep the
 * document from the garbage collector's quick rounds.
 */
export function factOf<Result, Given = void>(
  compute: (document: SsmDocument, given: Given) => Result,
): (document: SsmDocument, given: Given) => Result {
  return (document, given) => {
    const known = document.facts.get(compute)
    if (known && known.given === given) return known.result as Result
    const result = compute(document, given)
    document.facts.set(compute, { given, result })
    return result
  }
}
