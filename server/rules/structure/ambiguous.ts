import type { ShapeFault } from '../../document/shape.js'
import type { Node, ScalarNode } from '../../syntax/tree.js'

const words = /^(?:yes|Yes|YES|on|On|ON|no|No|NO|off|Off|OFF)$/

/**
 * The boolean that YAML 1.1 makes of an unquoted word, and YAML 1.2 does not: `yes`, `no`, `on`, `off`. Which of the two AWS reads is
 * not documented.
 */
export function olderBoolean(
  node: Node | undefined,
): { readonly node: ScalarNode; readonly value: boolean } | undefined {
  if (node?.kind !== 'scalar' || node.style !== 'plain' || node.tag !== undefined || node.dynamic) return undefined
  if (typeof node.value !== 'string' || !words.test(node.value)) return undefined
  return { node, value: /^(?:yes|on)$/i.test(node.value) }
}

/** Whether such a word stands where a boolean is expected, which is a fault for YAML 1.2 only. */
export function isAmbiguous(fault: ShapeFault): boolean {
  if (fault.kind !== 'wrong-type' && fault.kind !== 'wrong-value') return false
  return fault.schema.ssm?.type === 'Boolean' && olderBoolean(fault.node) !== undefined
}
