import type { SsmType } from '../../../schemas/values.js'
import type { Parameter } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import { keyText } from '../../syntax/tree.js'
import { declarationName } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { type LimitName, limitNames } from '../../document/limits.js'

export const ignoredLimit = rule({
  name: 'ignored-limit',
  severity: 'warning',
  tag: 'unnecessary',
  kinds: parameterized,
  needs: 'limits',
  summary: 'A limit stands at a parameter of a type to which it does not apply.',
  why: 'Characters are counted in text and in the items of lists, items in lists and maps; elsewhere the limit holds for nothing.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const base = baseType(parameter.type)
      if (base === undefined || parameter.node.kind !== 'map') continue
      for (const { key } of parameter.node.entries) {
        const limit = limitNames.find((name) => name === keyText(key))
        if (limit === undefined || applies(limit, base)) continue
        found.push({ range: key, message: messageFor(limit, parameter, declarationName(document, parameter)) })
      }
    }
    return found
  },
})

function applies(limit: LimitName, base: SsmType): boolean {
  if (base === 'Integer' || base === 'Boolean') return false
  return limit === 'minChars' || limit === 'maxChars' || base !== 'String'
}

function messageFor(limit: LimitName, { type }: Parameter, name: string): string {
  const right =
    type === 'Integer' || type === 'Boolean'
      ? 'list the values in `allowedValues`'
      : `write \`${limit.slice(0, 3)}Chars\``
  return `\`${limit}\` has no effect on ${name} of type \`${type}\`; ${right}`
}
