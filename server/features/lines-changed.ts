import { diffLines } from 'diff'
import type { Edit } from '../rules/rule.js'

/** With more changes than this, finding the fewest would take time that grows with their square. */
const mostChanges = 1000

/** The changes, line by line, that make one text of another: an editor keeps the cursor where nothing changes. */
export function linesChanged(before: string, after: string): Edit[] {
  const changes = diffLines(before, after, { maxEditLength: mostChanges })
  if (!changes) return [betweenEnds(before, after)]
  const edits: Edit[] = []
  let at = 0
  for (const { value, added, removed } of changes) {
    const last = edits.at(-1)
    if (removed) edits.push({ start: at, end: at + value.length, text: '' })
    else if (added && last && last.end === at && last.text === '') edits[edits.length - 1] = { ...last, text: value }
    else if (added) edits.push({ start: at, end: at, text: value })
    if (!added) at += value.length
  }
  return edits
}

/** One change of all lines between those which two different texts begin with and those which they end with. */
function betweenEnds(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  start = before.slice(0, start).lastIndexOf('\n') + 1
  const end = before.indexOf('\n', before.length - same)
  same = end < 0 ? 0 : before.length - end - 1
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}
