import { keyText, type Node } from '../syntax/tree.js'
import type { ShapeFault } from './shape.js'

type UnknownKey = Extract<ShapeFault, { readonly kind: 'unknown-key' }>

/** The keys in and below a node that are read as others, but for what stands under some of its own keys. */
export function* mistypedKeys(
  node: Node | undefined,
  except: readonly string[] = [],
  path: UnknownKey['path'] = [],
): Generator<UnknownKey> {
  if (node?.kind === 'list') {
    for (const [at, item] of node.items.entries()) yield* mistypedKeys(item, [], [...path, at])
  }
  if (node?.kind !== 'map') return
  for (const entry of node.entries) {
    const name = keyText(entry.key)
    if (entry.key.written !== undefined) yield { kind: 'unknown-key', entry, map: node, known: [], meant: name, path }
    if (!except.includes(name)) yield* mistypedKeys(entry.value, [], [...path, name])
  }
}
