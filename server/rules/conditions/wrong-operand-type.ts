import type { OperandKind } from '../../../schemas/automation/conditions.js'
import { type Operation, operationsOf } from '../../document/conditions.js'
import { describeNode } from '../../document/describe.js'
import { isDynamic, isEmpty, type Node, type ScalarNode, type Tree } from '../../syntax/tree.js'
import { asText } from '../as-text.js'
import { headOf } from '../places.js'
import { type Finding, type Fix, replaceWith, rule, runbooks } from '../rule.js'
import { olderScalar, operandTypes } from '../structure/ambiguous.js'

export const wrongOperandType = rule({
  name: 'wrong-operand-type',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'An operator compares to a literal of another type than its own.',
  why: 'Systems Manager refuses the document when it is created: numbers and booleans stand without quotes, text in YAML that reads like one of them stands with quotes.',
  aws: 'Input true is of type String, but expected type is Boolean.',
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const operation of operationsOf(document)) {
      const { value } = operation.entry
      if (isDynamic(value) || isReference(value) || fits(value, operation.kind)) continue
      // Other rules speak of words that only the older YAML reads as booleans or numbers.
      if (olderScalar(value, operandTypes[operation.kind])) continue
      found.push({
        range: isEmpty(value) ? operation.entry.key : headOf(value),
        message: `\`${operation.name}\` compares to ${words[operation.kind]}, found ${describeNode(value)}`,
        fixes: [...fixes(operation, value, document.tree)],
      })
    }
    return found
  },
})

const words: Readonly<Record<OperandKind, string>> = {
  string: 'text',
  numeric: 'a number',
  boolean: '`true` or `false`',
}

const isReference = (node: Node): boolean =>
  node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('{{')

function fits(node: Node, kind: OperandKind): boolean {
  if (node.kind !== 'scalar') return false
  return typeof node.value === (kind === 'numeric' ? 'number' : kind)
}

/** Quotes are taken away or put on where the text shows what was meant. */
function* fixes({ kind }: Operation, node: Node, tree: Tree): Generator<Fix> {
  if (node.kind !== 'scalar' || node.value === null) return
  const text = tree.text.slice(node.start, node.end)
  if (kind === 'string') yield replaceWith(node, asText(node, text, tree), { safe: true })
  const reads = kind === 'boolean' ? /^(?:true|false)$/i : /^-?(?:0|[1-9][0-9]{0,14})$/
  if (kind !== 'string' && typeof node.value === 'string' && reads.test(text))
    yield replaceWith(withQuotes(node), text.toLowerCase(), { safe: true })
}

function withQuotes({ style, start, end }: ScalarNode): { readonly start: number; readonly end: number } {
  return style === 'single' || style === 'double' ? { start: start - 1, end: end + 1 } : { start, end }
}
