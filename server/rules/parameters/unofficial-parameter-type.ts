import { parameterTypeNamed } from '../../../schemas/parameter-types.js'
import { declarationName } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { declarationsOf } from './declarations.js'

export const unofficialParameterType = rule({
  name: 'unofficial-parameter-type',
  severity: 'warning',
  kinds: parameterized,
  summary: "A parameter has a type that occurs in this kind of document, but which AWS's documentation leaves out.",
  why: 'The agent does not check or convert values of these types as it does text and lists, and State Manager drops some of them.',
  page: 'documents-syntax-data-elements-parameters',
  ofOwnKind: true,

  check(document) {
    const found: Finding[] = []
    for (const { parameter, kind } of declarationsOf(document)) {
      const type = parameter.property('type')
      if (!type || parameter.type === undefined || parameterTypeNamed(parameter.type)?.support[kind] !== 'unofficial')
        continue
      const what = declarationName(document, parameter)
      const message = `AWS documents no type \`${parameter.type}\` for ${kind} documents; write \`String\` for ${what}`
      found.push({ range: type, message })
    }
    return found
  },
})
