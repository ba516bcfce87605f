import { meantAmong } from './meant-among.js'
import { keyText, type Node } from '../syntax/tree.js'
import { once } from '../syntax/once.js'

/** The keys of a map, collected once. */
const takenBy = once(
  (map: Node): ReadonlySet<string> => new Set(map.kind === 'map' ? map.entries.map(({ key }) => keyText(key)) : []),
)

/** The key that was probably meant by one that is not known: the nearest of those that the map does not have yet. */
export function meantKey(map: Node, name: string, known: readonly string[]): string | undefined {
  const taken = takenBy(map)
  return meantAmong(
    name,
    known.filter((each) => !taken.has(each)),
  )
}
