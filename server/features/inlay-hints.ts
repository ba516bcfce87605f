import type { SsmDocument } from '../document/document.js'
import { flowOf } from '../document/flow.js'
import { rangeOfReference } from '../document/references.js'
import { typeOfReference } from '../document/value-types.js'

/** What is true of a place and not written there. */
export interface InlayHint {
  readonly offset: number
  readonly text: string
  readonly kind: 'type' | 'flow'
}

/** The types of values that references stand for as a whole, and behind names of steps the step that follows without being named. */
export function inlayHintsOf(document: SsmDocument): InlayHint[] {
  return [...typeHints(document), ...flowHints(document)].sort((a, b) => a.offset - b.offset)
}

function* typeHints(document: SsmDocument): Generator<InlayHint> {
  for (const reference of document.references) {
    const type = reference.whole && reference.site.area !== 'text' ? typeOfReference(reference, document) : undefined
    if (type !== undefined && type !== 'String')
      yield { offset: rangeOfReference(document.tree, reference).end, text: `: ${type}`, kind: 'type' }
  }
}

function* flowHints(document: SsmDocument): Generator<InlayHint> {
  for (const { from, to, reason } of flowOf(document).edges) {
    if (reason !== 'next' || to?.name === undefined || from.nameNode?.kind !== 'scalar') continue
    yield { offset: from.nameNode.end, text: ` → ${to.name}`, kind: 'flow' }
  }
}
