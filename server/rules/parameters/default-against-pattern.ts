import { parameterTypeNamed } from '../../../schemas/parameter-types.js'
import { quote } from '../../document/describe.js'
import type { Parameter } from '../../document/document.js'
import { javaSyntaxError, type Re2 } from '../../languages/regex.js'
import { stringOf } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { parameterized, rule } from '../rule.js'
import { defaultTexts } from './declared-values.js'

export const defaultAgainstPattern = rule({
  name: 'default-against-pattern',
  severity: 'warning',
  kinds: parameterized,
  summary: 'The default of a parameter does not match its own pattern, or the one that its type implies.',
  why: 'The agent checks defaults too, so a Command document fails on every node when it is used with the default. The empty text is taken as a default in any case.',
  aws: 'parameter value /X/ does not match the allowed pattern /Y/',
  page: 'documents-syntax-data-elements-parameters',

  *check(document, { engines }) {
    for (const parameter of document.parameters) {
      const texts = defaultTexts(parameter)
      if (texts.length === 0) continue
      const node = parameter.property('allowedPattern')
      const matches = patternTest(stringOf(node), engines.re2) ?? typeTest(parameter)
      for (const { node: value, text } of texts) {
        if (!matches || matches(text)) continue
        const message = `the default ${quote(text)} does not match the pattern of ${declarationName(document, parameter)}`
        yield { range: value, message, ...(node && { related: [{ range: node, message: 'the pattern' }] }) }
      }
    }
  },
})

type Test = (text: string) => boolean

/**
 * Whether a pattern finds something in a text. AWS does not say whether the whole text has to match, so a part is enough here. Java
 * knows constructs that cannot be tested in linear time; nothing is said of patterns with these.
 */
function patternTest(pattern: string | undefined, re2: Re2 | undefined): Test | undefined {
  if (pattern === undefined) return undefined
  const compiled = re2 && javaSyntaxError(pattern) === undefined ? re2.compile(pattern) : undefined
  return compiled?.ok ? (text) => compiled.finds(text) || compiled.matches(text) : () => true
}

function typeTest({ type }: Parameter): Test | undefined {
  const pattern = type === undefined ? undefined : parameterTypeNamed(type)?.pattern
  return pattern === undefined ? undefined : (text) => new RegExp(pattern).test(text)
}
