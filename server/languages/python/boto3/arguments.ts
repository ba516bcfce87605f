import type { CallArguments, Literal, MapLiteral } from './facts.js'
import { literalOf } from './literals.js'
import { isMasked, textOf, type SyntaxNode } from './nodes.js'

/** What stands between the parentheses of a call. */
export function argumentsOf(list: SyntaxNode, source: string): CallArguments {
  const positional: Literal[] = []
  const entries: MapLiteral['entries'][number][] = []
  let open = false
  for (let node = list.firstChild; node; node = node.nextSibling) {
    const behind = node.nextSibling
    if (node.name === '**') open = true
    else if (node.name === 'for') break
    if (node.name === '*' || node.name === '**') {
      // What the stars unpack stands behind them.
      node = behind ?? node
    } else if (node.name === 'VariableName' && behind?.name === 'AssignOp' && textOf(behind, source) === '=') {
      const text = textOf(node, source)
      const value = behind.nextSibling
      if (isMasked(text)) open = true
      else if (value) entries.push({ key: { text, start: node.from, end: node.to }, value: literalOf(value, source) })
      node = value ?? behind
    } else if (!'(),'.includes(node.name) && node.name !== 'Comment') positional.push(literalOf(node, source))
  }
  return { positional, keywords: { kind: 'map', entries, open, start: list.from, end: list.to } }
}
