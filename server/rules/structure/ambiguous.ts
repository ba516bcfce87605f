import type { OperandKind } from '../../../schemas/automation/conditions.js'
import type { SsmType } from '../../../schemas/values.js'
import type { ShapeFault } from '../../document/shape.js'
import type { Node, ScalarNode } from '../../syntax/tree.js'

const booleans = /^(?:yes|Yes|YES|on|On|ON|no|No|NO|off|Off|OFF)$/
const numbers = /^[-+]?(?:0b[01_]+|[1-9][0-9]*(?:_[0-9]+)+)$/

/** A scalar, and what YAML 1.1 makes of it. */
export interface OlderScalar {
  readonly node: ScalarNode
  readonly value: boolean | number
}

/**
 * The boolean or the whole number that YAML 1.1 makes of an unquoted word (`yes`, `off`, `1_000`, `0b11`) and YAML 1.2 does not, where
 * a value of the type is wanted. Which of the two AWS reads is not documented. Octal numbers, minutes such as `1:30` and fractions are left out.
 */
export function olderScalar(node: Node | undefined, type: SsmType | undefined): OlderScalar | undefined {
  if (type !== 'Boolean' && type !== 'Integer') return undefined
  if (node?.kind !== 'scalar' || node.style !== 'plain' || node.tag !== undefined || node.dynamic) return undefined
  if (typeof node.value !== 'string') return undefined
  const value = type === 'Boolean' ? booleanOf(node.value) : numberOf(node.value)
  return value === undefined ? undefined : { node, value }
}

const booleanOf = (text: string): boolean | undefined => (booleans.test(text) ? /^(?:yes|on)$/i.test(text) : undefined)

/** Whole numbers that are written in too many digits to be told exactly are left to other rules. */
function numberOf(text: string): number | undefined {
  if (!numbers.test(text)) return undefined
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '')
  const value = Number(digits) * (text.startsWith('-') ? -1 : 1)
  return Number.isSafeInteger(value) ? value : undefined
}

/** Whether such a word stands where a boolean or a number is expected, which is a fault for YAML 1.2 only. */
export function isAmbiguous(fault: ShapeFault): boolean {
  if (fault.kind !== 'wrong-type' && fault.kind !== 'wrong-value') return false
  return olderScalar(fault.node, fault.schema.ssm?.type) !== undefined
}

/** The type of what operators of each kind compare to. */
export const operandTypes: Readonly<Record<OperandKind, SsmType>> = {
  string: 'String',
  numeric: 'Integer',
  boolean: 'Boolean',
}
