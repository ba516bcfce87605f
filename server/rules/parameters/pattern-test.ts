import { type ParameterType, parameterTypeNamed } from '../../../schemas/parameter-types.js'
import { once } from '../../syntax/once.js'
import { type LookAheads, splitLookAheads } from '../../languages/look-aheads.js'
import { plainPattern } from '../../languages/plain-pattern.js'
import { javaSyntaxError, type Re2, re2Refusal } from '../../languages/regex.js'

type Test = (text: string) => boolean

/**
 * Whether a pattern finds something in a text. AWS does not say whether the whole text has to match, so a part is enough here. Java
 * knows constructs that cannot be tested in linear time; nothing is said of patterns with these, look-aheads at the beginning aside.
 */
export function patternTest(pattern: string | undefined, re2: Re2 | undefined): Test | undefined {
  if (pattern === undefined) return undefined
  const { finds } = plainPattern(pattern)
  if (finds) return (text) => finds(text) ?? true
  const parts = lookAheadsOf(pattern)
  if (!parts) return linear(pattern, re2) ?? (() => true)
  const [wanted, refused] = [parts.wanted, parts.refused].map((each) => each.flatMap((part) => linear(part, re2) ?? []))
  return (text) =>
    text.length > longestText || !(wanted?.some((test) => !test(text)) || refused?.some((test) => test(text)))
}

/** Whether texts are to be judged by RE2: the pattern, or a part of it, is neither read here nor refused there. */
export function needsRe2(pattern: string): boolean {
  const split = plainPattern(pattern).finds ? undefined : lookAheadsOf(pattern)
  const parts = split ? [...split.wanted, ...split.refused] : [pattern]
  return parts.some((part) => !plainPattern(part).finds && re2Refusal(part) === undefined)
}

/** The parts of a pattern with look-aheads, if Java reads it. */
const lookAheadsOf = (pattern: string): LookAheads | undefined =>
  javaSyntaxError(pattern) === undefined ? splitLookAheads(pattern) : undefined

/** Of longer texts it may not be told whether they match, so nothing can be said of what they must not match. */
const longestText = 1000

/** A test in linear time, where there is one. */
function linear(pattern: string, re2: Re2 | undefined): Test | undefined {
  const { finds } = plainPattern(pattern)
  if (finds) return (text) => finds(text) ?? true
  const compiled = re2 && javaSyntaxError(pattern) === undefined ? re2.compile(pattern) : undefined
  return compiled?.ok ? (text) => compiled.finds(text) || compiled.matches(text) : undefined
}

const testOf = once(({ pattern }: ParameterType): Test | undefined => {
  const compiled = pattern === undefined ? undefined : new RegExp(pattern)
  return compiled && ((text) => compiled.test(text))
})

/** Whether a text is what a type such as `AWS::EC2::Instance::Id` implies. */
export function typeTest(type: string | undefined): Test | undefined {
  const known = type === undefined ? undefined : parameterTypeNamed(type)
  return known && testOf(known)
}
