import type { SsmDocument, Step } from '../../document/document.js'
import type { Node } from '../../syntax/tree.js'

/** The steps that name a plugin, each place once: in schema 1.2 several configurations stand under one name. */
export function* namedPlugins({ steps }: SsmDocument): Generator<Step & { readonly actionNode: Node }> {
  const seen = new Set<Node>()
  for (const step of steps) {
    const { actionNode } = step
    if (!actionNode || seen.has(actionNode)) continue
    seen.add(actionNode)
    yield { ...step, actionNode }
  }
}
