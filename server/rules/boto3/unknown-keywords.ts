import type { SsmDocument } from '../../document/document.js'
import type { Name } from '../../languages/python.js'
import { placeWords } from '../apis/api-inputs.js'
import { besides, inputMeant } from '../apis/unknown-inputs.js'
import type { Engines } from '../engines.js'
import { type KeywordFault, keywordFaults } from './keyword-faults.js'

/** A keyword, or a key in a value, that the operation does not have. */
export interface UnknownKeyword {
  readonly placed: KeywordFault
  readonly key: Name
  /** The one that was probably meant. */
  readonly meant: string | undefined
}

/** The keywords in the calls of a document's scripts that the operations do not have. */
export function unknownKeywords(document: SsmDocument, engines: Engines): readonly UnknownKeyword[] {
  const faults = keywordFaults(document, engines)
  if (!faults.some(({ fault }) => fault.kind === 'unknown')) return []
  const besideIn = besides(faults, ({ literal }) => literal)
  return faults.flatMap((placed) => {
    const { fault, key, literal } = placed
    return fault.kind === 'unknown' && key ? [{ placed, key, meant: inputMeant(fault, besideIn(literal)) }] : []
  })
}

/** The place of a fault in words: `Filters[0]` of `describe_instances`. */
export const ownerOf = ({ call, fault }: KeywordFault): string =>
  placeWords(fault, call.of === 'client' ? call.member.text : (call.name ?? ''))
