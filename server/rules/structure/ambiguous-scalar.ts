import { operationsOf } from '../../document/conditions.js'
import type { SsmDocument } from '../../document/document.js'
import { shapeFaults } from '../../document/shape-faults.js'
import { baseType } from '../../document/value-types.js'
import type { SsmType } from '../../../schemas/values.js'
import type { Node } from '../../syntax/tree.js'
import { type Finding, replaceWith, rule } from '../rule.js'
import { isAmbiguous, olderScalar, operandTypes } from './ambiguous.js'

export const ambiguousScalar = rule({
  name: 'ambiguous-scalar',
  severity: 'warning',
  summary:
    'An unquoted `yes`, `no`, `on`, `off`, `1_000` or `0b11` stands where it matters whether it is text, a boolean or a number.',
  why: 'YAML 1.1 reads these words as booleans and numbers, YAML 1.2 as text. Which of the two Systems Manager follows is not documented, and other tools differ.',

  check(document, { engines }) {
    // Every text of JSON stands in quotes.
    if (document.tree.format === 'json') return []
    const found: Finding[] = []
    for (const { fault } of shapeFaults(document, engines.validators)) {
      if (isAmbiguous(fault) && 'node' in fault)
        for (const finding of meantAs(fault.schema.ssm?.type, fault.node)) found.push(finding)
    }
    for (const finding of inDeclarations(document)) found.push(finding)
    for (const finding of inConditions(document)) found.push(finding)
    return found
  },
})

/** Such words as defaults and allowed values, which have the type that is declared. */
function* inDeclarations({ parameters, variables }: SsmDocument): Generator<Finding> {
  for (const { type, default: standard, property } of [...parameters, ...variables]) {
    const allowed = property('allowedValues')
    const base = baseType(type)
    for (const node of [...itemsOf(standard), ...itemsOf(allowed)]) {
      if (base === 'String' || base === 'StringList') yield* asText(node)
      else yield* meantAs(base, node)
    }
  }
}

/** Such words as what operators compare to. */
function* inConditions(document: SsmDocument): Generator<Finding> {
  for (const { kind, entry } of operationsOf(document)) {
    if (kind === 'string') yield* asText(entry.value)
    else yield* meantAs(operandTypes[kind], entry.value)
  }
}

const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : node ? [node] : [])

/** Where a boolean or a number is wanted. */
function* meantAs(type: SsmType | undefined, node: Node): Generator<Finding> {
  const word = olderScalar(node, type)
  if (!word) return
  const what = typeof word.value === 'boolean' ? 'a boolean' : 'a number'
  const message = `\`${word.node.value}\` is ${what} in YAML 1.1 only; write \`${word.value}\``
  yield { range: word.node, message, fixes: [replaceWith(word.node, String(word.value), { safe: true })] }
}

function* asText(node: Node): Generator<Finding> {
  const word = olderScalar(node, 'Boolean') ?? olderScalar(node, 'Integer')
  if (!word) return
  const what = typeof word.value === 'boolean' ? 'boolean' : 'number'
  const quoted = `'${word.node.value}'`
  const message = `\`${word.node.value}\` without quotes is the ${what} \`${word.value}\` in YAML 1.1; write \`${quoted}\``
  yield { range: word.node, message, fixes: [replaceWith(word.node, quoted, { safe: true })] }
}
