import type { Change } from './changed-part.js'
import { movedFault } from './moved.js'
import { byPlace, hidesRest, type Range, type SyntaxFault, type Tree } from './tree.js'

/** What is broken is told once, and nothing beside it. */
export function faultsAround(
  { faults }: Tree,
  { shift }: Change,
  part: Range,
  found: readonly SyntaxFault[],
): readonly SyntaxFault[] {
  if (found.some(hidesRest)) return found
  const around = faults
    .filter((fault) => !isWithin(fault, part) || (fault.related && !isWithin(fault.related, part)))
    .map((fault) => movedFault(fault, (place) => (place < part.end ? 0 : shift)))
  return [...around, ...found].sort(byPlace)
}

const isWithin = ({ start }: Range, part: Range): boolean => part.start <= start && start < part.end
