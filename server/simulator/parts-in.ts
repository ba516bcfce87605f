import { type Entry, entryOf, type Node } from '../syntax/tree.js'

/** The entries of the map under a key; none where there is no map. */
export function entriesIn(node: Node | undefined, key: string): readonly Entry[] {
  const map = entryOf(node, key)?.value
  return map?.kind === 'map' ? map.entries : []
}

/** The items of the list under a key; none where there is no list. */
export function itemsIn(node: Node | undefined, key: string): readonly Node[] {
  const list = entryOf(node, key)?.value
  return list?.kind === 'list' ? list.items : []
}
