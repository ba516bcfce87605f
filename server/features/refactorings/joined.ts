import type { Edit } from '../../rules/rule.js'

/** What is put in at one place as one change, in the given order. */
export function joined(edits: Iterable<Edit>): readonly Edit[] {
  const byPlace = new Map<number, Edit>()
  for (const edit of edits)
    byPlace.set(edit.start, { ...edit, text: (byPlace.get(edit.start)?.text ?? '') + edit.text })
  return [...byPlace.values()]
}
