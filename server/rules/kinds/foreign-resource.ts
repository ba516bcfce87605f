import { conformancePackLimits } from '../../../schemas/cloudformation-template.js'
import { listOf } from '../../document/describe.js'
import { entryOf, keyText, stringOf, valueAt } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'

export const foreignResource = rule({
  name: 'foreign-resource',
  severity: 'error',
  kinds: ['ConformancePackTemplate'],
  summary: 'A conformance pack has a resource of a type that no pack can have.',
  why: 'AWS Config deploys rules and their remediation from a pack, and refuses other resources.',
  page: 'documents',

  check(document) {
    const types: readonly string[] = conformancePackLimits.resourceTypes
    const resources = valueAt(document.entry('templateBody')?.value, 'Resources')
    const found: Finding[] = []
    for (const { key, value } of resources?.kind === 'map' ? resources.entries : []) {
      const node = entryOf(value, 'Type')?.value
      const type = stringOf(node)
      if (!node || type === undefined || types.includes(type)) continue
      const allowed = listOf(types.map((each) => `\`${each}\``))
      found.push({
        range: node,
        message: `\`${keyText(key)}\` is of type \`${type}\`; a conformance pack has ${allowed} only`,
      })
    }
    return found
  },
})
