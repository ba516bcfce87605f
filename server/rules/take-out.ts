import { once } from '../syntax/once.js'
import { type Entry, type MapNode, type Tree, withQuotes } from '../syntax/tree.js'
import type { Edit } from './rule.js'

/**
 * The change that takes an entry out of a map, with its lines where it has them. Undefined where it is the only one, where a comment would go with it,
 * or where something else may repeat what is in it.
 */
export function takeOut({ text, format }: Tree, map: MapNode, entry: Entry): Edit | undefined {
  const { hasMerged, places } = entriesOf(map)
  if (hasMerged) return undefined
  const at = places.get(entry) ?? -1
  const [before, next] = [map.entries[at - 1], map.entries[at + 1]]
  const start = withQuotes(entry.key).start
  const end = ending(text, entry)
  if (at < 0 || (!before && !next)) return undefined
  const edit =
    format !== 'json' && !map.flow
      ? ofLines(text, start, end)
      : next
        ? { start, end: withQuotes(next.key).start }
        : before && { start: ending(text, before), end }
  return edit && !holdsMore.test(text.slice(edit.start, edit.end)) ? { ...edit, text: '' } : undefined
}

/** Where the entries of a map are in it, and whether some stand elsewhere. */
const entriesOf = once(({ entries }: MapNode) => ({
  hasMerged: entries.some(({ merged }) => merged),
  places: new Map(entries.map((entry, at) => [entry, at])),
}))

/** The lines from one place to another, where nothing else stands before the first. */
function ofLines(text: string, from: number, to: number) {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const lineEnd = text.indexOf('\n', to)
  if (text.slice(start, from).trim() !== '') return undefined
  // At the end of the text the line break before goes.
  return lineEnd < 0 ? { start: Math.max(0, start - 1), end: text.length } : { start, end: lineEnd + 1 }
}

/** A comment, or the name under which something is repeated; a text that only looks so is left alone too. */
const holdsMore = /(?:^|\s)(?:#|\/\/|\/\*)|(?:^|[\s,[{])&\w/

/** Where the value ends that is seen: that of a block is behind empty lines. */
function ending(text: string, { key, value }: Entry): number {
  const { start, end } = withQuotes(key)
  return start + text.slice(start, Math.max(end, withQuotes(value).end)).trimEnd().length
}
