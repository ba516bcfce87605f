import { lineBefore } from '../syntax/line-before.js'
import type { Edit } from '../rules/rule.js'
import { insert } from '../syntax/edited-text.js'
import {
  type Entry,
  keyText,
  type ListNode,
  type MapNode,
  type Node,
  type Range,
  type Tree,
  withQuotes,
} from '../syntax/tree.js'
import { type Indentation, indentationOf, upTo } from '../document/indentation.js'
import {
  blockItem,
  flowText,
  type Form,
  jsonText,
  scalarFor,
  type Spacing,
  usualSpacing,
  valueBehindKey,
} from './write-value.js'

/** How a collection is written: brackets of YAML may hold what is JSON as well. */
export const formOf = ({ format, text }: Tree, node: MapNode | ListNode): Form =>
  format === 'json' || (node.flow && hasQuotedKeys(text, node)) ? 'json' : node.flow ? 'flow' : 'block'

/** Whether the first key between brackets stands in double quotes, as all do in JSON. */
function hasQuotedKeys(text: string, node: Node): boolean {
  const key = node.kind === 'map' ? node.entries[0]?.key : undefined
  const first = node.kind === 'list' ? node.items[0] : undefined
  return key ? text[withQuotes(key).start] === '"' : first !== undefined && hasQuotedKeys(text, first)
}

/** The blanks that a collection in brackets has, and those that are usual where it has not what they stand between. */
export function spacingOf({ text }: Tree, node: MapNode | ListNode, form: Exclude<Form, 'block'>): Spacing {
  const [first, second] = partsOf(node)
  const key = node.kind === 'map' ? ownEntries(node)[0]?.key : undefined
  const usual = usualSpacing[form]
  if (!first) return usual
  const value = node.kind === 'map' ? ownEntries(node)[0]?.value : undefined
  const colon = key && value && blanks(text, withQuotes(key).end, withQuotes(value).start, ':')
  const comma = second && blanks(text, first.end, second.start, ',')
  const padding = key && blanks(text, node.start + 1, first.start, '')
  const isTight = comma === ',' || (form === 'json' && colon === ':')
  return {
    colon: form === 'json' ? (colon ?? (isTight ? ':' : usual.colon)) : usual.colon,
    comma: comma ?? (isTight ? ',' : usual.comma),
    padding: padding ?? (isTight ? '' : usual.padding),
  }
}

const partsOf = (node: MapNode | ListNode): readonly Range[] =>
  node.kind === 'map'
    ? ownEntries(node).map(({ key, value }) => ({ start: withQuotes(key).start, end: withQuotes(value).end }))
    : node.items.map(withQuotes)

/** A sign with the blanks around it, where nothing else stands there, on one line. */
function blanks(text: string, start: number, end: number, sign: string): string | undefined {
  const between = text.slice(start, end)
  if (between.trim() !== sign || between.includes('\n')) return undefined
  return sign === '' ? between : between.trimStart()
}

/** The column of an offset on its line. */
export const columnOf = ({ text }: Pick<Tree, 'text'>, offset: number): number =>
  offset - text.lastIndexOf('\n', offset - 1) - 1

/** The end of what a node shows: a block's own end may be behind empty lines. */
export function visibleEnd({ text }: Tree, node: Node): number {
  const { start, end } = withQuotes(node)
  return Math.max(start, start + text.slice(start, end).trimEnd().length)
}

/** The end of the line on which an offset is. */
export function lineEnd({ text }: Pick<Tree, 'text'>, offset: number): number {
  const end = text.indexOf('\n', offset)
  const stop = end < 0 ? text.length : end
  return text[stop - 1] === '\r' && stop > offset ? stop - 1 : stop
}

/** The change that adds an entry to a map, behind one of those there: the last one, where none is named. */
export function addEntry(tree: Tree, map: MapNode, key: string, value: unknown, behind?: Entry): Edit {
  const form = formOf(tree, map)
  const last = behind ?? ownEntries(map).at(-1)
  const spacing = spacingOf(tree, map, inBrackets(form))
  if (!last)
    return insert(map.start + 1, emptyWith(tree, map, `${keyFor(key, form)}: ${flowText(value, inBrackets(form))}`))
  const column = columnOf(tree, withQuotes(last.key).start)
  const end = visibleEnd(tree, last.value)
  const own = lineIndentation(tree, withQuotes(last.key).start)
  const indentation = indentationOf(tree)
  if (form === 'block')
    return insert(
      lineEnd(tree, end),
      `\n${upTo(column, indentation)}${keyFor(key, form)}:${valueBehindKey(value, column, form, { indentation })}`,
    )
  if (!isOverLines(tree, map))
    return insert(end, `${spacing.comma}${keyFor(key, form)}${spacing.colon}${flowText(value, form, spacing)}`)
  const text = valueBehindKey(value, own, form, { indentation, spacing })
  return insert(end, `,\n${upTo(own, indentation)}${keyFor(key, form)}:${text}`)
}

/** The change that adds an item to a list, behind one of those there: the last one, where none is named; undefined where the list is empty. */
export function addItem(tree: Tree, list: ListNode, value: object, behind?: Node): Edit | undefined {
  const last = behind ?? list.items.at(-1)
  if (!last) return undefined
  const form = formOf(tree, list)
  const end = visibleEnd(tree, last)
  const indentation = indentationOf(tree)
  if (form === 'block') {
    const layout = { indentation }
    const dash = columnOf(tree, tree.text.lastIndexOf('-', last.start))
    const column = columnOf(tree, last.start)
    const between = ' '.repeat(Math.max(1, column - dash - 1))
    return insert(lineEnd(tree, end), `\n${' '.repeat(dash)}-${between}${blockItem(value, column, layout)}`)
  }
  const column = lineIndentation(tree, last.start)
  const own = spacingOf(tree, list, form)
  const spacing = last.kind === 'map' || last.kind === 'list' ? spacingOf(tree, last, form) : own
  const { comma } = list.items.length > 1 ? own : spacing
  if (!isOverLines(tree, list)) return insert(end, `${comma}${flowText(value, form, spacing)}`)
  const isInLines = form === 'json' && (last.kind === 'scalar' || isOverLines(tree, last))
  const text = isInLines ? jsonText(value, column, { indentation, spacing }) : flowText(value, form, spacing)
  return insert(end, `,\n${upTo(column, indentation)}${text}`)
}

/** The change that takes an entry away, with its lines where it has them; undefined where it is the only one, or where a comment on what is behind it would go too. */
export function removeEntry(tree: Tree, map: MapNode, entry: Entry): Edit | undefined {
  const entries = ownEntries(map)
  const at = entries.indexOf(entry)
  const [before, next] = [entries[at - 1], entries[at + 1]]
  const start = withQuotes(entry.key).start
  const end = visibleEnd(tree, entry.value)
  const isBlock = formOf(tree, map) === 'block'
  if (before && isBlock)
    return { start: lineEnd(tree, visibleEnd(tree, before.value)), end: lineEnd(tree, end), text: '' }
  if (before) return { start: visibleEnd(tree, before.value), end, text: '' }
  if (!next) return undefined
  const behind = withQuotes(next.key).start
  if (!remarkOnNext.test(tree.text.slice(end, behind))) return { start, end: behind, text: '' }
  const lead = lineBefore(tree.text, start)
  return isBlock && lead.trim() === ''
    ? { start: start - lead.length, end: tree.text.indexOf('\n', end) + 1, text: '' }
    : undefined
}

/** A comment on a line of its own. */
const remarkOnNext = /\n[ \t]*(?:#|\/[/*])/

/** The entries that stand in a map itself, without those that an alias brings in. */
export const ownEntries = ({ entries }: MapNode): readonly Entry[] => entries.filter(({ merged }) => !merged)

/** A map that has nothing yet has brackets. */
const inBrackets = (form: Form): Exclude<Form, 'block'> => (form === 'block' ? 'flow' : form)

const keyFor = (key: string, form: Form): string => scalarFor(key, form)

const emptyWith = (tree: Tree, map: MapNode, entry: string): string =>
  tree.text.slice(map.start, map.end).includes('\n')
    ? `\n${inside(tree, map.start, indentationOf(tree))}${entry}`
    : ` ${entry} `

const inside = (tree: Tree, offset: number, indentation: Indentation): string =>
  upTo(lineIndentation(tree, offset) + indentation.width, indentation)

const isOverLines = ({ text }: Tree, { start, end }: Range): boolean => text.slice(start, end).includes('\n')

/** How deep the line of an offset is indented. */
export function lineIndentation({ text }: Pick<Tree, 'text'>, offset: number): number {
  return /^[ \t]*/.exec(lineBefore(text, offset))?.[0].length ?? 0
}

/** Whether a map has a key. */
export const hasKey = (map: MapNode, key: string): boolean => map.entries.some((entry) => keyText(entry.key) === key)
