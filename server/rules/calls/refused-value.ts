import type { InterfaceParameter } from '../../document/repository.js'
import { quote } from '../../document/describe.js'
import { baseType } from '../../document/value-types.js'
import type { Re2 } from '../../languages/regex.js'
import { keyText, type Node, type Range, type ScalarNode } from '../../syntax/tree.js'
import { patternTest, typeTest } from '../parameters/pattern-test.js'
import { headOf } from '../places.js'
import type { Finding } from '../rule.js'

/** What is being checked, and how its places are led back to the document. */
export interface Subject {
  readonly name: string
  readonly place: (range: Range) => Range
}

/** A value that the pattern or the limits of the parameter refuse. */
export const refused = (
  node: ScalarNode,
  declarations: readonly InterfaceParameter[],
  subject: Subject,
  re2: Re2 | undefined,
): Finding | undefined => againstPattern(node, declarations, subject, re2) ?? wrongLength(node, declarations, subject)

/** A text that matches neither the pattern of the parameter, nor the one that its type implies. */
function againstPattern(
  node: ScalarNode,
  declarations: readonly InterfaceParameter[],
  { name, place }: Subject,
  re2: Re2 | undefined,
): Finding | undefined {
  const text = keyText(node)
  const fails = (test: ((text: string) => boolean) | undefined) => test !== undefined && !test(text)
  const [first] = declarations
  if (declarations.every(({ allowedPattern }) => fails(patternTest(allowedPattern, re2))))
    return {
      range: place(node),
      message: `\`${name}\` has to match ${quote(first?.allowedPattern ?? '')}, found ${quote(text)}`,
    }
  if (declarations.every(({ type, allowedPattern }) => allowedPattern === undefined && fails(typeTest(type))))
    return {
      range: place(node),
      severity: 'warning',
      message: `\`${name}\` takes a value of type \`${first?.type}\`, found ${quote(text)}`,
    }
  return undefined
}

/** A text that is too short or too long for the parameter. */
function wrongLength(
  node: ScalarNode,
  declarations: readonly InterfaceParameter[],
  { name, place }: Subject,
): Finding | undefined {
  if (!declarations.every(({ limits }) => limits)) return undefined
  // What counts as one character is not documented; both ways have to agree.
  const text = keyText(node)
  const characters = () => [...text].length
  const isText = declarations.every(({ type }) => ['String', 'StringList'].includes(baseType(type) ?? ''))
  if (isText && declarations.every(({ limits }) => text.length < (limits?.minChars ?? 0)))
    return finding(place(node), name, `at least ${amount(limit(declarations, 'minChars'), 'character')}`, characters())
  const isTooLong = ({ limits: { maxChars = Number.POSITIVE_INFINITY } = {} }: InterfaceParameter) =>
    text.length > maxChars && characters() > maxChars
  if (isText && declarations.every(isTooLong))
    return finding(place(node), name, `at most ${amount(limit(declarations, 'maxChars'), 'character')}`, characters())
  return undefined
}

/** A list with too few or too many items for the parameter. References in it may stand for several. */
export function wrongCount(
  value: Node,
  declarations: readonly InterfaceParameter[],
  { name, place }: Subject,
): Finding | undefined {
  if (value.kind !== 'list' || !value.items.every(isFixed)) return undefined
  const count = value.items.length
  const isList = declarations.every(({ type }) => ['StringList', 'MapList'].includes(baseType(type) ?? ''))
  if (isList && declarations.every(({ limits }) => count < (limits?.minItems ?? 0)))
    return finding(place(headOf(value)), name, `at least ${amount(limit(declarations, 'minItems'), 'item')}`, count)
  if (isList && declarations.every(({ limits }) => count > (limits?.maxItems ?? Number.POSITIVE_INFINITY)))
    return finding(place(headOf(value)), name, `at most ${amount(limit(declarations, 'maxItems'), 'item')}`, count)
  return undefined
}

const isFixed = (node: Node): boolean => node.kind !== 'scalar' || (!node.dynamic && !keyText(node).includes('{{'))

type LimitName = keyof NonNullable<InterfaceParameter['limits']>

const limit = ([first]: readonly InterfaceParameter[], name: LimitName): number => first?.limits?.[name] ?? 0

const amount = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

const finding = (range: Range, name: string, demand: string, found: number): Finding => ({
  range,
  message: `\`${name}\` takes ${demand}, found ${found}`,
})
