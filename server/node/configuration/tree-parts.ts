import { type Entry, type Node, stringOf } from '../../syntax/tree.js'

/** The items of a list; none where there is no list. */
export const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : [])

/** The entries of a map; none where there is no map. */
export const entriesOf = (node: Node | undefined): readonly Entry[] => (node?.kind === 'map' ? node.entries : [])

/** The texts of a list. */
export const textsOf = (node: Node | undefined): string[] =>
  itemsOf(node).flatMap((item) => {
    const text = stringOf(item)
    return text === undefined ? [] : [text]
  })
