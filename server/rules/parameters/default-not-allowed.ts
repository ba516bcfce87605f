import { isCommand } from '../../document/build.js'
import { quote } from '../../document/describe.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { declarationName } from '../places.js'
import { correction, type Finding, parameterized, rule } from '../rule.js'
import { defaultTexts } from './declared-values.js'

/** Nobody reads suggestions for lists longer than that, and they would take long to find. */
const mostComparisons = 10_000

export const defaultNotAllowed = rule({
  name: 'default-not-allowed',
  severity: 'warning',
  kinds: parameterized,
  needs: 'allowed values',
  summary: 'The default of a parameter is not among its own allowed values.',
  why: 'A caller could not give this value, and the comparison is case-sensitive. In Command documents that is an error; whether Automation takes such a default is not documented. The empty text is taken as a default in any case.',
  aws: 'Parameter "X" has value "Y" not found in [...].',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const allowed = parameter.property('allowedValues')
      if (allowed?.kind !== 'list' || !allowed.items.every(({ kind }) => kind === 'scalar')) continue
      if (allowed.items.some((item) => item.kind === 'scalar' && item.dynamic)) continue
      const values = allowed.items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''))
      // An empty list is told as such.
      if (values.length === 0) continue
      const known = new Set(values)
      const texts = defaultTexts(parameter)
      for (const { node, text } of texts) {
        if (known.has(text)) continue
        const meant = texts.length * values.length < mostComparisons ? nearest(text, values) : undefined
        found.push({
          range: node,
          severity: isCommand(document.kind) ? 'error' : 'warning',
          message: `the default ${quote(text)} is not among the allowed values of ${declarationName(document, parameter)}${didYouMean(meant)}`,
          related: [{ range: { start: allowed.start, end: allowed.end }, message: 'the allowed values' }],
          ...(meant !== undefined && { fixes: [correction(node, text, meant)] }),
        })
      }
    }
    return found
  },
})
