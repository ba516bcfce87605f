import { quote } from '../../document/describe.js'
import { stringOf } from '../../syntax/tree.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { declarationName } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { defaultTexts } from './declared-values.js'
import { patternTest, typeTest } from './pattern-test.js'

export const defaultAgainstPattern = rule({
  name: 'default-against-pattern',
  severity: 'warning',
  kinds: parameterized,
  needs: 'patterns or types that imply one',
  summary: 'The default of a parameter does not match its own pattern, or the one that its type implies.',
  why: 'The agent checks defaults too, so a Command document fails on every node when it is used with the default. The empty text is taken as a default in any case.',
  aws: 'parameter value /X/ does not match the allowed pattern /Y/',
  page: 'documents-syntax-data-elements-parameters',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const texts = defaultTexts(parameter)
      if (texts.length === 0) continue
      const node = parameter.property('allowedPattern')
      const matches = patternTest(stringOf(node), engines.re2) ?? typeTest(parameter.type)
      for (const { node: value, text } of texts) {
        if (!matches || matches(text) || holdsPlaceholder(text)) continue
        const message = `the default ${quote(text)} does not match the pattern of ${declarationName(document, parameter)}`
        found.push({ range: value, message, ...(node && { related: [{ range: node, message: 'the pattern' }] }) })
      }
    }
    return found
  },
})
