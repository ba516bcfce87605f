import type { Value } from '../../../schemas/values.js'
import { accepts } from '../../document/accepts.js'
import type { Node, Tree } from '../../syntax/tree.js'
import { retyped } from '../retyped.js'
import type { Fix } from '../rule.js'
import { asItem } from './as-item.js'

/** The value as the type that its place demands, where that is but a matter of how it is written. */
export function asDemanded(tree: Tree, node: Node, schema: Value): readonly Fix[] {
  const type = schema.ssm?.type
  if (node.kind !== 'scalar' || type === undefined) return []
  if (type === 'StringList') return accepts(schema, listOf(node)) ? [...asItem(tree, node)] : []
  if (type !== 'String') return retyped(tree, node, type)
  // A number has no unit of time, with or without quotes.
  if (schema.ssm.format === 'duration' || schema.ssm.format === 'timestamp') return []
  const value = tree.text.slice(node.start, node.end)
  return typeof node.value !== 'string' && accepts(schema, { ...node, value, style: 'single' })
    ? retyped(tree, node, type)
    : []
}

const listOf = (node: Node): Node => ({ kind: 'list', flow: true, start: node.start, end: node.end, items: [node] })
