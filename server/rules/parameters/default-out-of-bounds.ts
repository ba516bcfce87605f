import { variableLimits } from '../../../schemas/parameter-types.js'
import type { Parameter } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import type { Node } from '../../syntax/tree.js'
import { declarationName, headOf } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { defaultTexts, fits, isOpen } from './declared-values.js'
import { type Limits, limitsOf } from '../../document/limits.js'

export const defaultOutOfBounds = rule({
  name: 'default-out-of-bounds',
  severity: 'warning',
  kinds: parameterized,
  needs: 'limits or variables',
  summary:
    'The default of a parameter is shorter or longer than the declaration allows; that of a variable, than AWS allows.',
  why: 'A caller could not give this value. The empty text is taken as a default in any case.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const limits = limitsOf(parameter)
      if (limits)
        for (const finding of findings(parameter, limits, declarationName(document, parameter))) found.push(finding)
    }
    for (const variable of document.variables) {
      for (const finding of findings(variable, ofVariable(variable), declarationName(document, variable)))
        found.push(finding)
    }
    return found
  },
})

function ofVariable({ type }: Parameter): Limits {
  const { stringLength, stringListItems, mapListItems } = variableLimits
  const base = baseType(type)
  if (base === 'String') return { maxChars: stringLength }
  return base === 'StringList' ? { maxItems: stringListItems } : base === 'MapList' ? { maxItems: mapListItems } : {}
}

function* findings(parameter: Parameter, limits: Limits, name: string): Generator<Finding> {
  const { minChars = 0, maxChars = Number.POSITIVE_INFINITY } = limits
  const base = baseType(parameter.type)
  const isText = base === 'String' || base === 'StringList'
  for (const { node, text } of isText ? defaultTexts(parameter) : []) {
    // What counts as one character is not documented; both ways have to agree.
    const length = [...text].length
    if (text.length < minChars) yield finding(node, `${name} takes at least ${amount(minChars, 'character')}`, length)
    if (length > maxChars) yield finding(node, `${name} takes at most ${amount(maxChars, 'character')}`, length)
  }
  const { default: standard } = parameter
  if (standard?.kind !== 'list' || base === undefined || isOpen(standard) || !fits(standard, base)) return
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = limits
  const count = standard.items.length
  // An empty list, like the empty text, stands for no value.
  if (count > 0 && count < minItems)
    yield finding(standard, `${name} takes at least ${amount(minItems, 'item')}`, count)
  if (count > maxItems) yield finding(standard, `${name} takes at most ${amount(maxItems, 'item')}`, count)
}

const amount = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

const finding = (node: Node, demand: string, found: number): Finding => ({
  range: node.kind === 'scalar' ? node : headOf(node),
  message: `${demand}, and the default has ${found}`,
})
