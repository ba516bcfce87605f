import { addTo } from '../languages/add-to.js'
import { factOf } from './fact-of.js'
import type { Area, Reference, Target } from './references.js'

/** References to one kind of thing. */
export type Targeted<Kind extends Target['kind']> = Reference & {
  readonly target: Extract<Target, { readonly kind: Kind }>
}

/** The references of a document by what they name and by where they stand, each in the order of the document's. */
export interface ReferenceIndex {
  to<Kind extends Target['kind']>(kind: Kind): readonly Targeted<Kind>[]
  within(area: Area): readonly Reference[]
}

const none: readonly Reference[] = []

/** Made once for a document. */
export const referenceIndex = factOf(({ references }): ReferenceIndex => {
  const byKind = new Map<Target['kind'], Reference[]>()
  const byArea = new Map<Area, Reference[]>()
  for (const reference of references) {
    addTo(byKind, reference.target.kind, reference)
    addTo(byArea, reference.site.area, reference)
  }
  return {
    to: <Kind extends Target['kind']>(kind: Kind) => (byKind.get(kind) ?? none) as readonly Targeted<Kind>[],
    within: (area) => byArea.get(area) ?? none,
  }
})
