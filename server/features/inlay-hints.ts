import type { SsmDocument } from '../document/document.js'
import { flowOf } from '../document/flow.js'
import { rangeOfReference } from '../document/references.js'
import { typeOfReference } from '../document/value-types.js'
import type { Range } from '../syntax/tree.js'

/** What is true of a place and not written there. */
export interface InlayHint extends Range {
  readonly text: string
  readonly kind: 'type' | 'flow'
}

/** The types of values that references stand for as a whole, and behind names of steps the step that follows without being named. */
export function inlayHintsOf(document: SsmDocument): InlayHint[] {
  return [...typeHints(document), ...flowHints(document)].sort((a, b) => a.start - b.start)
}

function* typeHints(document: SsmDocument): Generator<InlayHint> {
  for (const reference of document.references) {
    const type = reference.whole && reference.site.area !== 'text' ? typeOfReference(reference, document) : undefined
    if (type !== undefined && type !== 'String')
      yield { ...behind(rangeOfReference(document.tree, reference)), text: `: ${type}`, kind: 'type' }
  }
}

function* flowHints(document: SsmDocument): Generator<InlayHint> {
  for (const { from, to, reason } of flowOf(document).edges) {
    if (reason !== 'next' || to?.name === undefined || from.nameNode?.kind !== 'scalar') continue
    yield { ...behind(from.nameNode), text: ` → ${to.name}`, kind: 'flow' }
  }
}

const behind = ({ end }: Range): Range => ({ start: end, end })
