import type { SsmDocument } from '../document/document.js'
import type { Range } from '../syntax/tree.js'
import { type NameKind, nameAt } from './names.js'
import { rangeOnly } from './node-at.js'

/** A name at an offset, without the model behind it. */
export interface NamePlaces {
  readonly kind: NameKind
  readonly name: string
  /** Where it stands at the offset. */
  readonly range: Range
  readonly declaration: Range
  readonly uses: readonly Range[]
}

/** Where the name at an offset is declared and used. */
export function namePlacesAt(document: SsmDocument, offset: number): NamePlaces | undefined {
  const found = nameAt(document, offset)
  if (!found) return undefined
  const { kind, name, declaration, uses } = found.name
  return { kind, name, range: rangeOnly(found.range), declaration: rangeOnly(declaration), uses: uses.map(rangeOnly) }
}
