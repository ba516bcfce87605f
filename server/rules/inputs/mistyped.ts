import type { PlacedFault } from '../../document/shape-faults.js'
import { nearest } from '../../languages/nearest.js'
import { keyText, type Node } from '../../syntax/tree.js'
import { once } from '../../document/once.js'

/** The keys of a map, collected once. */
const takenBy = once(
  (map: Node): ReadonlySet<string> => new Set(map.kind === 'map' ? map.entries.map(({ key }) => keyText(key)) : []),
)

/** The key that was probably meant by one that is not known: the nearest of those that the map does not have yet. */
export function meantKey(map: Node, name: string, known: readonly string[]): string | undefined {
  const taken = takenBy(map)
  return nearest(
    name,
    known.filter((each) => !taken.has(each)),
  )
}

/** The keys that stand in maps mistyped: they are not missing, and what is wrong is told of the key that is written. */
export function mistypedKeys(faults: readonly PlacedFault[]): ReadonlyMap<Node, ReadonlySet<string>> {
  const found = new Map<Node, Set<string>>()
  for (const { fault } of faults) {
    const meant = fault.kind === 'unknown-key' && meantKey(fault.map, keyText(fault.entry.key), fault.known)
    if (meant) found.set(fault.map, (found.get(fault.map) ?? new Set()).add(meant))
  }
  return found
}
