import { javaSyntaxError } from '../../languages/regex.js'
import { rangeWithin } from '../../syntax/positions.js'
import { keyText, type MapNode, type ScalarNode, stringOf } from '../../syntax/tree.js'
import { type Finding, rule } from '../rule.js'
import { schemasIn } from './json-schemas.js'

export const malformedSchemaPattern = rule({
  name: 'malformed-schema-pattern',
  severity: 'error',
  kinds: ['ApplicationConfigurationSchema'],
  summary: 'A pattern in a schema is no regular expression.',
  why: 'JSON Schema takes the regular expressions of ECMAScript, and many checkers those of Java. With a pattern that neither reads no configuration can be checked.',
  page: 'documents',

  check(document) {
    const found: Finding[] = []
    for (const schema of schemasIn(document.root))
      for (const pattern of patternsIn(schema)) {
        const text = keyText(pattern)
        const fault = isReadInBrowsers(text) ? undefined : javaSyntaxError(text)
        if (fault)
          found.push({ range: rangeWithin(document.tree, pattern, fault.start, fault.end), message: fault.message })
      }
    return found
  },
})

/** The patterns of a schema itself: of text, and of the names of properties. */
function* patternsIn({ entries }: MapNode): Generator<ScalarNode> {
  for (const { key, value } of entries) {
    const keyword = keyText(key)
    if (keyword === 'pattern' && value.kind === 'scalar' && !value.dynamic && stringOf(value) !== undefined) yield value
    if (keyword === 'patternProperties' && value.kind === 'map')
      for (const property of value.entries) if (!property.key.dynamic) yield property.key
  }
}

/** Whether ECMAScript has the expression. It is made and never matched, which takes no time. */
function isReadInBrowsers(pattern: string): boolean {
  try {
    return new RegExp(pattern) !== undefined
  } catch {
    return false
  }
}
