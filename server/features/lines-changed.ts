import { diffLines } from 'diff'
import type { Edit } from '../rules/rule.js'

/** The changes, line by line, that make one text of another: an editor keeps the cursor where nothing changes. */
export function linesChanged(before: string, after: string): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const { value, added, removed } of diffLines(before, after)) {
    const last = edits.at(-1)
    if (removed) edits.push({ start: at, end: at + value.length, text: '' })
    else if (added && last && last.end === at && last.text === '') edits[edits.length - 1] = { ...last, text: value }
    else if (added) edits.push({ start: at, end: at, text: value })
    if (!added) at += value.length
  }
  return edits
}
