import type { PlacedFault } from '../../document/shape-faults.js'
import { isEmpty, type Tree } from '../../syntax/tree.js'
import { grouped } from '../../text/grouped.js'
import { commentedOut } from './commented-out.js'

/** The faults of a document, of which absent items one after the other count as one; with how many follow it. What a comment hides is told by itself. */
export function* withoutEmptyRuns(
  faults: readonly PlacedFault[],
  tree: Tree,
): Generator<PlacedFault & { readonly following: number }> {
  for (let at = 0; at < faults.length; at++) {
    const first = faults[at]
    if (!first) continue
    const from = at
    for (let next = faults[at + 1]; next && follows(next, faults[at], tree); next = faults[at + 1]) at++
    yield { ...first, following: at - from }
  }
}

/** Whether what is missing is the next item of the list in which another one is. */
function follows({ fault, place }: PlacedFault, before: PlacedFault | undefined, tree: Tree): boolean {
  const [item, other] = [itemOf(fault, tree), before && itemOf(before.fault, tree)]
  return (
    item !== undefined &&
    other !== undefined &&
    sameOwner(place, before?.place) &&
    item.at === other.at + 1 &&
    item.path.length === other.path.length &&
    item.path.every((part, index) => part === other.path[index] || index === item.path.length - 1)
  )
}

function sameOwner(place: PlacedFault['place'], other: PlacedFault['place'] | undefined): boolean {
  if (place.part === 'declaration') return other?.part === 'declaration' && place.parameter === other.parameter
  if (place.part === 'document') return other?.part === 'document'
  return other?.part === place.part && place.step === other.step
}

function itemOf(fault: PlacedFault['fault'], tree: Tree) {
  if ((fault.kind !== 'wrong-type' && fault.kind !== 'wrong-value') || !isEmpty(fault.node)) return undefined
  if (commentedOut(tree, fault)) return undefined
  const at = fault.path.at(-1)
  return typeof at === 'number' ? { at, path: fault.path } : undefined
}

/** The end of a message about the first of several absent items. */
export const behindIt = (following: number): string =>
  following === 0 ? '' : `, nor in ${following === 1 ? 'the item' : `the ${grouped(following)} items`} behind it`
