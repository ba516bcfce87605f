import { systemVariableNamed } from '../../../schemas/system-variables.js'
import { conditionsOf } from '../../document/conditions.js'
import { describeNode } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { tokens } from '../../document/references.js'
import { isDynamic, isEmpty, type Node, type ScalarNode } from '../../syntax/tree.js'
import { asText } from '../as-text.js'
import { headOf } from '../places.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const malformedVariable = rule({
  name: 'malformed-variable',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'The `Variable` of a condition is not one reference.',
  why: 'What is compared is named by one reference with nothing around it, such as `{{ step.Output }}`. Other text is compared as it stands, so the condition is always true or always false.',
  page: 'automation-branch-condition',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const { variable } of conditionsOf(document).all) {
      if (!variable || isEmpty(variable.value) || isDynamic(variable.value)) continue
      const finding = fault(variable.value, document)
      if (finding) found.push(finding)
    }
    return found
  },
})

function fault(node: Node, document: SsmDocument): Finding | undefined {
  const range = node.kind === 'scalar' ? node : headOf(node)
  const expected = '`Variable` is one reference such as `{{ step.Output }}`'
  if (node.kind !== 'scalar' || typeof node.value !== 'string')
    return { range, message: `${expected}, found ${describeNode(node)}` }
  const [first, second] = tokens(node.value)
  if (!first) return unmarked(node, node.value, document)
  const isWhole = !second && first.to - first.from === node.value.length
  return isWhole
    ? undefined
    : { range, severity: 'warning', message: `${expected} and nothing else, found ${describeNode(node)}` }
}

/** A name without braces is a slip; braces that are not closed are another rule's. */
function unmarked(node: ScalarNode, text: string, document: SsmDocument): Finding | undefined {
  if (/[{}]/.test(text)) return undefined
  const written = text.trim()
  const fix = isName(written, document)
    ? { fixes: [replaceWith(node, asText(node, `{{ ${written} }}`, document.tree), { safe: true })] }
    : {}
  return {
    range: node,
    message: `\`Variable\` is one reference such as \`{{ step.Output }}\`, found ${describeNode(node)}`,
    ...fix,
  }
}

function isName(text: string, document: SsmDocument): boolean {
  if (systemVariableNamed(text)) return true
  const [step = '', output] = text.split('.')
  if (text.startsWith('variable:')) return document.variable(text.slice('variable:'.length)) !== undefined
  return output === undefined
    ? document.parameter(step) !== undefined
    : document.step(step) !== undefined && /^\w+\.\w+$/.test(text)
}
