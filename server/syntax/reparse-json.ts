import { changeBetween } from './changed-part.js'
import { withoutHalfTyped } from './half-typed-json.js'
import { parseTolerantJson } from './json.js'
import { parseStrictJson } from './strict-json.js'
import type { Node, Range, SyntaxFault, Tree } from './tree.js'

/**
 * Reads JSON that a change has broken, as a key that is being typed does: for what is wrong, and what was meant, only the innermost collection
 * around the change is looked into. Nothing where that cannot be told for sure, as where the text as it is meant is still no JSON.
 */
export function reparseJson(before: Tree, text: string): Tree | undefined {
  const change = changeBetween(before.text, text)
  const part = collectionAround(before.root, change)
  if (!part) return undefined
  const end = part.end + change.shift
  const written = text.slice(part.start, end)
  const { faults } = parseTolerantJson(written)
  // What is wrong at the end of the part may be so because it reaches out of it.
  if (faults.length === 0 || faults.some((fault) => fault.end >= written.length)) return undefined
  const meant = withoutHalfTyped(written)
  const root = meant === written ? undefined : parseStrictJson(text.slice(0, part.start) + meant + text.slice(end))
  return root && { text, format: 'json', root, faults: faults.map((fault) => moved(fault, part.start)) }
}

function moved(fault: SyntaxFault, by: number): SyntaxFault {
  const { related } = fault
  return { ...placed(fault, by), ...(related && { related: placed(related, by) }) }
}

const placed = <Placed extends Range>(range: Placed, by: number): Placed => ({
  ...range,
  start: range.start + by,
  end: range.end + by,
})

/** The innermost map or list between whose brackets a change is. */
function collectionAround(root: Node | undefined, { start, end }: Range): Node | undefined {
  let found: Node | undefined
  for (let here = root; here && here.kind !== 'scalar' && here.start < start && end < here.end; ) {
    found = here
    here = (here.kind === 'list' ? here.items : here.entries.map(({ value }) => value)).find((node) => node.end > end)
  }
  return found
}
