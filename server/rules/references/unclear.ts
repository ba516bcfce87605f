import { tokens } from '../../document/references.js'
import type { SsmDocument } from '../../document/document.js'
import { referenceIndex, type Targeted } from '../../document/reference-index.js'

/** A place in braces that is no reference by AWS's grammar, and that an author may have meant as one. */
export type Unclear = Targeted<'unclear'>

/** Text in braces that is no reference, where nothing but a reference makes sense. What the host fills in is left out. */
export function* unclearReferences(document: SsmDocument): Generator<Unclear> {
  for (const reference of referenceIndex(document).to('unclear')) {
    const { target, scalar, site } = reference
    if (scalar.dynamic || target.text.includes('${') || isEnclosing(target.text)) continue
    if (site.area !== 'text' && site.area !== 'key' && site.area !== 'step-field' && site.area !== 'output')
      yield reference
  }
}

/** The inner one is the reference there. */
const isEnclosing = (text: string): boolean => tokens(text).length > 0
