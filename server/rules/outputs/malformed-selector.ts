import { expectedAt } from '../../document/expected-value.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { parseSelector } from '../../languages/json-path.js'
import { rangeWithin } from '../../syntax/positions.js'
import { keyText, type Node, type ScalarNode, stringOf } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const malformedSelector = rule({
  name: 'malformed-selector',
  severity: 'error',
  kinds: runbooks,
  summary: 'A selector is not JSONPath, or uses a part of it that AWS does not document.',
  why: 'A selector that cannot be read fails the step. The user guide describes names, indexes, deep scans (`..`) and filters with one comparison; what it leaves out may work or not, which is a warning.',
  page: 'automation-action-outputs-inputs',

  *check(document) {
    for (const step of document.steps) {
      for (const node of selectorsOf(step)) {
        const finding = fault(node, document)
        if (finding) yield finding
      }
    }
  },
})

/** The selectors of a step's outputs and inputs. */
function* selectorsOf(step: Step): Generator<ScalarNode> {
  const entries = step.inputs?.kind === 'map' ? step.inputs.entries : []
  const inputs = entries.filter(({ key }) => expectedAt(step, [keyText(key)])?.ssm.format === 'selector')
  const nodes: (Node | undefined)[] = [
    ...inputs.map(({ value }) => value),
    ...step.outputs.map((output) => output.selectorNode),
  ]
  for (const node of nodes) if (node?.kind === 'scalar' && stringOf(node) !== undefined) yield node
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
