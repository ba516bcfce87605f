import type { Node, Range, ScalarNode } from '../syntax/tree.js'
import type { Embedded } from './host.js'

/** What decides how text is written in the host. */
export type TextHosting = Pick<Embedded, 'toHost' | 'inHost' | 'ofJson'> & { readonly root?: Embedded['root'] }

/** The text of a change of a document as it is written in the host; undefined where it cannot be. */
export function textInHost(edit: Range & { readonly text: string }, hosting: TextHosting): string | undefined {
  const { inHost, ofJson, root, toHost } = hosting
  if (!inHost) return edit.text
  const around = ofJson && root && scalarAround(root, edit)
  if (ofJson && !around) return ofJson(edit.text)
  // A key may stand without quotes in the host.
  if (around?.isKey) {
    const { start } = around.scalar
    const { start: from, end: to } = toHost({ start: start - 1, end: start })
    if (from === to && !/^[\w-]*$/.test(edit.text)) return undefined
  }
  return inHost(edit.text)
}

/** The text in quotes that a place is a part of. */
function scalarAround(node: Node, place: Range, isKey = false): Found | undefined {
  if (place.start < node.start || place.end > node.end) return undefined
  switch (node.kind) {
    case 'scalar':
      return node.style === 'double' ? { scalar: node, isKey } : undefined
    case 'list':
      return first(node.items, (item) => scalarAround(item, place))
    case 'map':
      return first(node.entries, ({ key, value }) => scalarAround(key, place, true) ?? scalarAround(value, place))
  }
}

interface Found {
  readonly scalar: ScalarNode
  readonly isKey: boolean
}

function first<T>(all: readonly T[], found: (each: T) => Found | undefined): Found | undefined {
  for (const each of all) {
    const one = found(each)
    if (one) return one
  }
  return undefined
}
