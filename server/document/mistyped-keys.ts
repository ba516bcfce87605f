import { keyText, type Node } from '../syntax/tree.js'
import type { ShapeFault } from './shape.js'

type UnknownKey = Extract<ShapeFault, { readonly kind: 'unknown-key' }>

/** The keys in and below a node that are read as others, but for what stands under some of its own keys. */
export function mistypedKeys(node: Node | undefined, except: readonly string[] = []): readonly UnknownKey[] {
  const found: UnknownKey[] = []
  search(node, except, [], found)
  return found
}

function search(
  node: Node | undefined,
  except: readonly string[],
  path: (string | number)[],
  found: UnknownKey[],
): void {
  if (node?.kind === 'list') for (const [at, item] of node.items.entries()) below(item, at)
  if (node?.kind !== 'map') return
  for (const entry of node.entries) {
    const name = keyText(entry.key)
    if (entry.key.written !== undefined)
      found.push({ kind: 'unknown-key', entry, map: node, known: [], meant: name, path: [...path] })
    if (!except.includes(name)) below(entry.value, name)
  }

  function below(child: Node, at: string | number): void {
    if (child.kind === 'scalar') return
    path.push(at)
    search(child, [], path, found)
    path.pop()
  }
}
