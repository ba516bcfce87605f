import type { SsmType } from '../../../schemas/values.js'
import type { Parameter } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import { isDynamic, type Node, stringOf } from '../../syntax/tree.js'

/** Whether a value is one of the type; nothing is said against a value that only the host knows. */
export function fits(node: Node, type: SsmType): boolean {
  if (isDynamic(node)) return true
  switch (type) {
    case 'String':
      return typeof scalarOf(node) === 'string'
    case 'Integer':
      return Number.isInteger(scalarOf(node))
    case 'Boolean':
      return typeof scalarOf(node) === 'boolean'
    case 'StringList':
      return node.kind === 'list' && node.items.every((item) => fits(item, 'String'))
    case 'StringMap':
      return node.kind === 'map'
    case 'MapList':
      return node.kind === 'list' && node.items.every((item) => fits(item, 'StringMap'))
    case 'Any':
      return true
  }
}

const scalarOf = (node: Node) => (node.kind === 'scalar' ? node.value : undefined)

/** Whether a value holds a reference, so that it is known only when the document runs, or is unknown before the host is rendered. */
export function isOpen(node: Node): boolean {
  if (node.kind === 'scalar') return isDynamic(node) || (stringOf(node)?.includes('{{') ?? false)
  return node.kind === 'list' && node.items.some(isOpen)
}

/** A scalar as a caller would write it. */
export interface Literal {
  readonly node: Node
  readonly text: string
}

/**
 * The known text, or texts of a list, of a default that has the declared type. The empty text is left out: AWS takes it as a default
 * whatever the declaration demands, for it means that nothing was given.
 */
export function defaultTexts({ type, default: standard }: Parameter): readonly Literal[] {
  const base = baseType(type)
  if (!standard || base === undefined || isOpen(standard) || !fits(standard, base)) return []
  const found: Literal[] = []
  for (const node of standard.kind === 'list' ? standard.items : [standard]) {
    const value = scalarOf(node)
    if (value !== undefined && value !== null && value !== '') found.push({ node, text: String(value) })
  }
  return found
}
