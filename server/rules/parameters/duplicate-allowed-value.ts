import type { Node } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'

export const duplicateAllowedValue = rule({
  name: 'duplicate-allowed-value',
  severity: 'warning',
  kinds: parameterized,
  needs: 'allowed values',
  summary: 'An allowed value of a parameter is listed twice.',
  why: 'It changes nothing; often another value was meant.',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const allowed = parameter.property('allowedValues')
      if (allowed?.kind !== 'list') continue
      const first = new Map<unknown, Node>()
      for (const item of allowed.items) {
        if (item.kind !== 'scalar' || item.dynamic) continue
        const before = first.get(item.value)
        if (!before) {
          first.set(item.value, item)
          continue
        }
        const message = `\`${item.value}\` stands twice among the allowed values of ${declarationName(document, parameter)}`
        found.push({ range: item, message, related: [{ range: before, message: 'first listed here' }] })
      }
    }
    return found
  },
})
