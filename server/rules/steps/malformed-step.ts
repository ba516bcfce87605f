import { describeNode } from '../../document/describe.js'
import { isDynamic } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'

export const malformedStep = rule({
  name: 'malformed-step',
  severity: 'error',
  kinds: ['Automation', ...commands],
  summary: 'An item among the steps is not a map, so it is no step.',
  why: 'Systems Manager refuses the document when it is created.',

  check({ steps }) {
    const found: Finding[] = []
    for (const { node, index, actionNode } of steps) {
      // A configuration of schema 1.2 is a step whose node is checked with the document.
      if (node.kind === 'map' || isDynamic(node) || actionNode) continue
      const message = `step ${index + 1}: expected a map with \`name\`, \`action\` and \`inputs\`, found ${describeNode(node)}`
      found.push({ range: headOf(node), message })
    }
    return found
  },
})
