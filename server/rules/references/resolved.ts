import type { SsmDocument } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import type { Targeted } from '../../document/reference-index.js'
import type { Area, Reference, Target } from '../../document/references.js'
import { addTo } from '../../languages/add-to.js'

/** Places whose references stand for values. Of the others, rules of their own say that nothing is expanded there. */
const resolved: ReadonlySet<Area> = new Set([
  'input',
  'script',
  'precondition',
  'assume-role',
  'variable-default',
  'step-output',
])

/** Of these places nobody says whether references are expanded. */
export const isUncertain = ({ site }: Reference): boolean =>
  site.area === 'variable-default' || site.area === 'step-output'

/** The references to one kind of thing that stand where they are expanded. */
export const referencesTo = <Kind extends Target['kind']>(
  document: SsmDocument,
  kind: Kind,
): readonly Targeted<Kind>[] => (byKind(document).get(kind) ?? none) as readonly Targeted<Kind>[]

const none: readonly Reference[] = []

const byKind = factOf(({ references }): ReadonlyMap<Target['kind'], readonly Reference[]> => {
  const found = new Map<Target['kind'], Reference[]>()
  for (const reference of references) {
    if (resolved.has(reference.site.area)) addTo(found, reference.target.kind, reference)
  }
  return found
})
