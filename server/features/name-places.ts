import type { SsmDocument } from '../document/document.js'
import type { Range } from '../syntax/tree.js'
import type { Python } from '../languages/python.js'
import { type NameKind, nameAt } from './names.js'
import { rangeOnly } from './node-at.js'
import { type ScriptName, scriptNameAt } from './script-names.js'

/** A name at an offset, without the model behind it. */
export interface NamePlaces {
  readonly kind: NameKind | ScriptName['kind']
  readonly name: string
  /** The step that declares an output. */
  readonly step?: string
  /** Where it stands at the offset. */
  readonly range: Range
  readonly declaration: Range
  readonly uses: readonly Range[]
}

/** Where the name at an offset is declared and used; what scripts name is known where Python is there to read these. */
export function namePlacesAt(document: SsmDocument, offset: number, python?: Python): NamePlaces | undefined {
  const found = nameAt(document, offset)
  if (!found) return python && scriptNameAt(document, offset, python)
  const { kind, name, step, declaration, uses } = found.name
  return {
    kind,
    name,
    ...(step?.name !== undefined && { step: step.name }),
    range: rangeOnly(found.range),
    declaration: rangeOnly(declaration),
    uses: uses.map(rangeOnly),
  }
}
