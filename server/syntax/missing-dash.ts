import { type Entry, keyText, type MapNode, type SyntaxFault, withQuotes } from './tree.js'

/** An item of a list without its dash, and how that is told. */
export interface Dashless {
  readonly entries: [Entry, ...Entry[]]
  readonly fault: SyntaxFault
}

/**
 * What was meant as further items in one item of a list: the first key comes again and begins a line there, and others of the item come again below.
 * `text` is that of the map.
 */
export function itemsWithoutDash({ entries }: MapNode, text: string): readonly Dashless[] {
  const [head] = entries
  if (!head) return []
  const name = keyText(head.key)
  const [first, ...others] = parted(entries, name)
  if (!first || others.length === 0 || ![first, ...others].every(isWhole)) return []
  const known = new Set(first.map(({ key }) => keyText(key)))
  const indent = indentBefore(text, withQuotes(head.key).start, /^( *)- +$/)
  if (indent === undefined) return []
  const found: Dashless[] = []
  for (const item of others) {
    const { start } = withQuotes(item[0].key)
    const before = indentBefore(text, start, /^ +$/)
    const isLike = item.filter(({ key }) => known.has(keyText(key))).length > 1
    if (before === undefined || before.length !== indent.length || !isLike) return []
    found.push({ entries: item, fault: faultOf(item[0], start - before.length, indent) })
  }
  return found
}

/** The entries from each that has the name up to the next one. */
function parted(entries: readonly Entry[], name: string): [Entry, ...Entry[]][] {
  const found: [Entry, ...Entry[]][] = []
  for (const entry of entries) {
    if (keyText(entry.key) === name) found.push([entry])
    else found.at(-1)?.push(entry)
  }
  return found
}

/** Whether each key stands in an item once. */
const isWhole = (item: readonly Entry[]): boolean => new Set(item.map(({ key }) => keyText(key))).size === item.length

/** What stands before an offset on its line, where it looks so. */
function indentBefore(text: string, at: number, look: RegExp): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return look.test(before) ? before : undefined
}

function faultOf({ key }: Entry, lineStart: number, dashed: string): SyntaxFault {
  const { start } = withQuotes(key)
  const name = keyText(key)
  return {
    code: 'duplicate-key',
    start: key.start,
    end: key.end,
    message: `\`${name}\` begins another item but has no dash, so that its keys replace those above; write \`- ${name}\``,
    mending: { title: 'put a dash before it', edits: [{ start: lineStart, end: start, text: dashed }] },
  }
}
