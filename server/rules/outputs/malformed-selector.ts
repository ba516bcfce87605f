import type { SsmDocument } from '../../document/document.js'
import { stepIndex } from '../../document/step-index.js'
import { parseSelector } from '../../languages/json-path.js'
import { rangeWithin } from '../../syntax/positions.js'
import { type ScalarNode, stringOf } from '../../syntax/tree.js'
import { inputsOfFormat } from '../inputs/formatted.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const malformedSelector = rule({
  name: 'malformed-selector',
  severity: 'error',
  kinds: runbooks,
  summary: 'A selector is not JSONPath, or uses a part of it that AWS does not document.',
  why: 'A selector that cannot be read fails the step. The user guide describes names, indexes, deep scans (`..`) and filters with one comparison; what it leaves out may work or not, which is a warning.',
  page: 'automation-action-outputs-inputs',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const node of selectorsOf(document)) {
      const finding = fault(node, document)
      if (finding) found.push(finding)
    }
    return found
  },
})

/** The selectors of inputs and outputs. */
function selectorsOf(document: SsmDocument): readonly ScalarNode[] {
  const found = inputsOfFormat(document, 'selector').map(({ node }) => node)
  for (const { selectorNode: node } of stepIndex(document).outputs)
    if (node?.kind === 'scalar' && stringOf(node) !== undefined) found.push(node)
  return found
}

function fault(node: ScalarNode, { tree }: SsmDocument): Finding | undefined {
  const text = String(node.value)
  // A whole reference is read when its value is known.
  if (text.includes('{{')) return undefined
  const selector = parseSelector(text)
  if (!selector.ok) {
    const range = selector.end > selector.start ? rangeWithin(tree, node, selector.start, selector.end) : node
    return { range, message: selector.message }
  }
  const odd = selector.steps.find((step) => step.undocumented)
  if (!odd) return undefined
  return {
    range: rangeWithin(tree, node, odd.start, odd.end),
    severity: 'warning',
    message: `\`${text.slice(odd.start, odd.end)}\` is not among the forms of selectors that AWS documents`,
  }
}
