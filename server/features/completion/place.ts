import type { SsmDocument } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import type { Range, Tree } from '../../syntax/tree.js'
import { nodeAt, outwards, pathTo } from '../node-at.js'
import type { Form } from '../write-value.js'
import { blockPlace } from './block-place.js'
import { flowPlace } from './flow-place.js'

/** Keys and positions in lists, from the outside in. */
export type Path = readonly (string | number)[]

/**
 * What is being typed at an offset, by the text alone: a half-typed document may have no tree there. `item` begins in a list, where a map
 * or a value may follow; `dash` is a line on which an item could begin.
 */
export interface Place {
  readonly at: 'key' | 'value' | 'item' | 'dash'
  /** Keys and list positions from the root of the document: to the map for a key, to the list for a dash, else to the value. */
  readonly path: Path
  readonly form: Form
  /** The word that is being typed, without quotes. */
  readonly word: Range
  readonly quote: '' | '"' | "'"
  /** Keys that the map has beside the one being typed. */
  readonly siblings: ReadonlySet<string>
  /** The column at which keys of the map, the item or the dash begin. */
  readonly column: number
  /** Whether a key is followed by its value already, or a word by more text. */
  readonly followed: boolean
  /** The blank that is missing behind the colon or the dash before what is typed. */
  readonly lead: '' | ' '
  /** Where a comma is missing before what is typed, between the brackets of a flow. */
  readonly commaAt?: number
  /** Whether a comma has to follow. */
  readonly commaBehind?: true
  /** The same place as that of a key, where a list ends: dashes may stand in the column of its key. */
  readonly asKey?: Place
}

/** The place at an offset; undefined within text, comments, and wherever nothing can be typed. */
export const placeAt = factOf(
  (document, offset: number): Place | undefined =>
    placeInBrackets(document, offset) ?? placeBehind(document.tree, startOf(document), offset),
)

/** The place at an offset of JSON, from the innermost brackets that are read rightly: a large text takes a while to read from its beginning. */
function placeInBrackets({ tree, root }: SsmDocument, offset: number): Place | undefined {
  if (tree.format !== 'json') return undefined
  const known = Math.min(offset, tree.faults[0]?.start ?? offset)
  for (const located of outwards(nodeAt(root, offset))) {
    const { kind, start } = located.node
    if (kind !== 'scalar' && start < known)
      return flowPlace(tree.text, start, offset, () => pathTo(located), { form: 'json' })
  }
  return undefined
}

/** The place at an offset of a text, where what matters begins at `from`. */
export function placeBehind(
  { text, format }: Pick<Tree, 'text' | 'format'>,
  from: number,
  offset: number,
): Place | undefined {
  const open = /^\s*(?=[{[])/.exec(text.slice(from, from + 1000))
  if (format === 'json' || open)
    return flowPlace(text, from + (open?.[0].length ?? 0), offset, () => [], {
      form: 'json',
      isJson: format === 'json',
    })
  return blockPlace(text, offset, text.lastIndexOf('\n', from - 1) + 1)
}

/** Where the document begins in its text: as a map within a template it is a part of it, or is to begin on the line below its key. */
export function startOf({ root, tree }: SsmDocument): number {
  if (tree.root === undefined || tree.root.start === root.start) return 0
  return root.flow || root.entries.length > 0 ? root.start : tree.text.indexOf('\n', root.start) + 1
}
