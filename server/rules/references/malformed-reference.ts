import { systemVariableNamed } from '../../../schemas/system-variables.js'
import { declaredOutput } from '../../document/declared-output.js'
import type { SsmDocument } from '../../document/document.js'
import { rangeOfName } from '../../document/references.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import { type Finding, parameterized, replaceWith, rule } from '../rule.js'
import { deepPath } from './deep-path.js'
import { foreignNotation } from './foreign-notation.js'
import { unclearReferences } from './unclear.js'

export const malformedReference = rule({
  name: 'malformed-reference',
  severity: 'warning',
  kinds: parameterized,
  needs: 'unclear references',
  summary: 'Text in double braces is not a reference.',
  why: 'A reference is made of letters, digits and underscores, with one dot between a step and its output. Anything else in braces is left as it stands.',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    const nearestParameter = guesser(document.parameters.map(({ name }) => name))
    const found: Finding[] = []
    for (const reference of unclearReferences(document)) {
      const { text } = reference.target
      if (reference.site.area === 'script' || isOtherLanguage(text)) continue
      // Of these two other rules speak.
      if (deepPath(text, document) || document.parameter(text)) continue
      const bare = text.replaceAll(/\s+/g, '').replace(/^\$/, '')
      const meant = withoutBlanks(bare, document) ?? foreignNotation(bare, document) ?? nearestParameter(bare)
      const range = rangeOfName(document.tree, reference)
      found.push({
        range,
        message: `\`${text}\` is no reference, so the text stays as it is${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [replaceWith(range, meant, { safe: onlyBlanks(text, meant) })] }),
      })
    }
    return found
  },
})

/** CloudFormation's dynamic references, and what marks the words of template languages. */
const isOtherLanguage = (text: string): boolean =>
  text === '' ||
  /^(?:resolve:|[.#/%>^!&~*-]|(?:if|else|range|with|define|template|block|for|each|unless|set)\b)/.test(text)

/** The reference that the text is but for blanks. */
function withoutBlanks(bare: string, document: SsmDocument): string | undefined {
  const [, namespace, name = ''] = /^(global|automation|variable):(.*)$/.exec(bare) ?? []
  if (namespace !== undefined) return systemVariableNamed(bare) || document.variable(name) ? bare : undefined
  const [step = '', output] = bare.split('.')
  return output !== undefined && declaredOutput(document.step(step), output) ? bare : undefined
}

const onlyBlanks = (text: string, meant: string): boolean => text.replaceAll(/\s+/g, '') === meant
