import type { SsmType } from '../../../schemas/values.js'
import { describeNode } from '../../document/describe.js'
import { baseType } from '../../document/value-types.js'
import type { Node } from '../../syntax/tree.js'
import { declarationName, headOf } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { olderScalar } from '../structure/ambiguous.js'
import { fits } from './declared-values.js'

export const wrongAllowedValue = rule({
  name: 'wrong-allowed-value',
  severity: 'warning',
  kinds: parameterized,
  needs: 'allowed values',
  summary: 'An allowed value of a parameter is not of its type.',
  why: 'What Systems Manager does with such a value is not documented. As values are compared with their type, it may never be accepted.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const allowed = parameter.property('allowedValues')
      const base = baseType(parameter.type)
      const item = base === undefined ? undefined : wanted[base]
      if (allowed?.kind !== 'list' || base === undefined || !item) continue
      const wrong = allowed.items.find((each) => !isRight(each, base, item.type))
      if (!wrong) continue
      const what = declarationName(document, parameter)
      found.push({
        range: wrong.kind === 'scalar' ? wrong : headOf(wrong),
        message: `the allowed values of ${what}: expected ${item.words}, found ${describeNode(wrong)}`,
      })
    }
    return found
  },
})

/** What an allowed value is for each type: an item, where values are lists. */
const wanted: Readonly<Partial<Record<SsmType, { readonly type: SsmType; readonly words: string }>>> = {
  String: { type: 'String', words: 'text' },
  StringList: { type: 'String', words: 'text' },
  Integer: { type: 'Integer', words: 'a whole number' },
  Boolean: { type: 'Boolean', words: '`true` or `false`' },
}

/** A list may also be allowed as a whole. */
const isRight = (node: Node, base: SsmType, item: SsmType): boolean =>
  fits(node, item) || fits(node, base) || olderScalar(node, base) !== undefined
