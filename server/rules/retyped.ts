import type { SsmType } from '../../schemas/values.js'
import type { Node, ScalarNode, Tree } from '../syntax/tree.js'
import { asText } from './as-text.js'
import type { Fix } from './rule.js'

/** A value as one of another type: in quotes where text is wanted, or without them where a number or boolean is. */
export function retyped(tree: Tree, node: Node, type: SsmType): Fix[] {
  if (node.kind !== 'scalar' || node.tag !== undefined || node.value === null || node.dynamic) return []
  const source = tree.text.slice(node.start, node.end)
  if (type === 'String' && node.style === 'plain') {
    const text = asText(node, source, tree)
    return [{ title: `write ${text}`, safe: true, edits: [{ start: node.start, end: node.end, text }] }]
  }
  return isQuotedLiteral(node, type) ? [unquoted(node, source)] : []
}

/** A number that reads the same with and without quotes: `010` is 8 to YAML, and one of many digits loses some. */
function isQuotedLiteral({ style, value }: ScalarNode, type: SsmType): boolean {
  if (style !== 'single' && style !== 'double') return false
  return type === 'Integer'
    ? /^(?:0|-?[1-9]\d{0,14})$/.test(String(value))
    : type === 'Boolean' && /^(?:true|false)$/.test(String(value))
}

const unquoted = ({ start, end }: ScalarNode, text: string): Fix => ({
  title: `write ${text} without quotes`,
  safe: true,
  edits: [{ start: start - 1, end: end + 1, text }],
})
