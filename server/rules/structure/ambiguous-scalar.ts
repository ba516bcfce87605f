import { operationsOf } from '../../document/conditions.js'
import type { SsmDocument } from '../../document/document.js'
import { shapeFaults } from '../../document/shape-faults.js'
import { baseType } from '../../document/value-types.js'
import type { Node } from '../../syntax/tree.js'
import { type Finding, replaceWith, rule } from '../rule.js'
import { isAmbiguous, olderBoolean } from './ambiguous.js'

export const ambiguousScalar = rule({
  name: 'ambiguous-scalar',
  severity: 'warning',
  summary: 'An unquoted `yes`, `no`, `on` or `off` stands where it matters whether it is text or a boolean.',
  why: 'YAML 1.1 reads these words as `true` and `false`, YAML 1.2 as text. Which of the two Systems Manager follows is not documented, and other tools differ.',

  *check(document, { engines }) {
    // Every text of JSON stands in quotes.
    if (document.tree.format === 'json') return
    for (const { fault } of shapeFaults(document, engines.validators)) {
      if (isAmbiguous(fault) && 'node' in fault) yield* asBoolean(fault.node)
    }
    yield* inDeclarations(document)
    yield* inConditions(document)
  },
})

/** Such words as defaults and allowed values, which have the type that is declared. */
function* inDeclarations({ parameters, variables }: SsmDocument): Generator<Finding> {
  for (const { type, default: standard, property } of [...parameters, ...variables]) {
    const allowed = property('allowedValues')
    const base = baseType(type)
    for (const node of [...itemsOf(standard), ...itemsOf(allowed)]) {
      if (base === 'Boolean') yield* asBoolean(node)
      else if (base === 'String' || base === 'StringList') yield* asText(node)
    }
  }
}

/** Such words as what operators compare to. */
function* inConditions(document: SsmDocument): Generator<Finding> {
  for (const { kind, entry } of operationsOf(document)) {
    if (kind === 'boolean') yield* asBoolean(entry.value)
    else if (kind === 'string') yield* asText(entry.value)
  }
}

const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : node ? [node] : [])

function* asBoolean(node: Node): Generator<Finding> {
  const word = olderBoolean(node)
  if (!word) return
  const right = String(word.value)
  const message = `\`${word.node.value}\` is a boolean in YAML 1.1 only; write \`${right}\``
  yield { range: word.node, message, fixes: [replaceWith(word.node, right, { safe: true })] }
}

function* asText(node: Node): Generator<Finding> {
  const word = olderBoolean(node)
  if (!word) return
  const quoted = `'${word.node.value}'`
  const message = `\`${word.node.value}\` without quotes is the boolean \`${word.value}\` in YAML 1.1; write \`${quoted}\``
  yield { range: word.node, message, fixes: [replaceWith(word.node, quoted, { safe: true })] }
}
