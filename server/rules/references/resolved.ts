import type { SsmDocument } from '../../document/document.js'
import type { Area, Reference, Target } from '../../document/references.js'

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

type Targeted<Kind extends Target['kind']> = Reference & { readonly target: Extract<Target, { readonly kind: Kind }> }

/** The references to one kind of thing that stand where they are expanded. */
export function* referencesTo<Kind extends Target['kind']>(
  { references }: SsmDocument,
  kind: Kind,
): Generator<Targeted<Kind>> {
  for (const reference of references) {
    if (reference.target.kind === kind && resolved.has(reference.site.area)) yield reference as Targeted<Kind>
  }
}
