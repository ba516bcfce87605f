import assert from 'node:assert/strict'
import type { Embedded } from '../../server/hosts/host.js'
import { type Json, toJson, walk } from '../../server/syntax/tree.js'

/** The content of a document as a plain value; what its host fills in is `{{ }}`. */
export function contentOf(document: Embedded | undefined): Json | undefined {
  // Through text, because maps of the tree have no prototype.
  return document?.root && JSON.parse(JSON.stringify(toJson(document.root)))
}

/** The source in the host of each unknown value. */
export function unknownsOf(text: string, { root, toHost }: Embedded): string[] {
  const found: string[] = []
  for (const node of walk(root)) {
    if (node.kind !== 'scalar' || !node.dynamic) continue
    const { start, end } = toHost(node)
    found.push(text.slice(start, end))
  }
  return found
}

/** Checks that each known text of one line stands in the host where it is said to stand. */
export function assertPlaces(text: string, { root, toHost }: Embedded): void {
  let checked = 0
  for (const node of walk(root)) {
    if (node.kind !== 'scalar' || node.dynamic || typeof node.value !== 'string' || /[\n"'\\]/.test(node.value))
      continue
    const { start, end } = toHost(node)
    assert.equal(text.slice(start, end).replace(/\s+/g, ' '), node.value.replace(/\s+/g, ' '))
    checked++
  }
  assert.ok(checked > 0, 'there are texts to look at')
}
