import type { Parameter } from '../../document/document.js'
import { type LimitName, limitNames } from '../../document/limits.js'
import { type Json, stringOf, toJson } from '../../syntax/tree.js'
import type { Matches } from '../start-parameters.js'
import type { ParameterChecks } from './agent-parameters.js'

/** Whether a pattern is found in a text, as the agent searches with Go's RE2; or why it cannot be read. */
export type Search = (pattern: string, text: string) => boolean | { readonly refused: string }

/** A search by whoever can only match as a whole, and takes what is no pattern for one that matches. */
export const searchWith =
  (matches: Matches): Search =>
  (pattern, text) =>
    matches(`[\\s\\S]*(?:${pattern})[\\s\\S]*`, text)

/** What the agent has against the value of a parameter, in its words (framework/docparser/parameterstore, paramvalidator). */
export function parameterFaults(parameter: Parameter, value: Json, { search, nested }: ParameterChecks): string[] {
  const checks: readonly (readonly [name: string, texts: readonly string[]])[] = [
    ['AllowedRegexParamValidator', patternFaults(parameter, value, search)],
    ...(nested && !/\{\{ *ssm:/.test(JSON.stringify(value))
      ? ([
          ['MinMaxCharParamValidator', lengthFaults(parameter, value)],
          ['MinMaxItemParamValidator', countFaults(parameter, value)],
          ['AllowedValueParamValidator', allowedFaults(parameter, value)],
        ] as const)
      : []),
  ]
  return checks.flatMap(([validator, texts]) =>
    texts.map((text) => `error thrown in '${validator}' while validating parameter /${parameter.name}/: ${text}`),
  )
}

/** The texts that are looked at: of a list its items, of other values their JSON text. */
function textsOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.map(asText)
  return [asText(value)]
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A value as Go prints it. */
const printed = (value: Json): string => (Array.isArray(value) ? `[${value.map(asText).join(' ')}]` : asText(value))

function patternFaults(parameter: Parameter, value: Json, search: Search): string[] {
  const pattern = stringOf(parameter.property('allowedPattern'))
  if (pattern === undefined || pattern === '') return []
  for (const text of textsOf(value)) {
    const found = search(pattern, text)
    if (typeof found === 'object')
      return [`encountered error while compiling allowed pattern - internal error: ${found.refused}`]
    if (!found) return [`parameter value /${text}/ does not match the allowed pattern /${pattern}/`]
  }
  return []
}

/** Limits that are no numbers are none. */
function limit({ property }: Parameter, name: LimitName): number | undefined {
  const node = property(name)
  const number = node ? Number(toJson(node)) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

const ofNumbers = ({ type }: Parameter): boolean => type === 'Integer' || type === 'Boolean'

/** Lengths are counted in bytes. */
function lengthFaults(parameter: Parameter, value: Json): string[] {
  if (ofNumbers(parameter)) return []
  const [least, most] = limitNames.slice(0, 2).map((name) => limit(parameter, name))
  return textsOf(value).flatMap((text) => {
    const length = new TextEncoder().encode(text).length
    if (length < (least ?? 0)) return [`parameter value /${text}/ is less than the min char limit /${least}/`]
    return length > (most ?? Number.POSITIVE_INFINITY)
      ? [`parameter value /${text}/ is exceeding the max chars /${most}/`]
      : []
  })
}

function countFaults(parameter: Parameter, value: Json): string[] {
  if (ofNumbers(parameter) || typeof value !== 'object' || value === null) return []
  const [least, most] = limitNames.slice(2).map((name) => limit(parameter, name))
  const count = Array.isArray(value) ? value.length : Object.keys(value).length
  if (count < (least ?? 0)) return [`parameter value list length /${count}/ is less the min item count`]
  // The agent names the limit where it means the length.
  return count > (most ?? Number.POSITIVE_INFINITY)
    ? [`parameter value list length /${most}/ has exceeded the max item count`]
    : []
}

const largest = 2_147_483_647

function allowedFaults(parameter: Parameter, value: Json): string[] {
  const { type, default: standard } = parameter
  const usual = standard ? toJson(standard) : null
  if (type === 'Integer') {
    const number = Number(value)
    if (!Number.isFinite(number)) return [`could not convert /${printed(value)}/ to float64 for Integer`]
    if (Math.abs(number) >= largest)
      return [`out-of-boundary error for parameter value /${printed(value)}/ for type Integer `]
  }
  const node = parameter.property('allowedValues')
  const allowed = node?.kind === 'list' ? node.items.map(toJson) : []
  if (allowed.length === 0) return []
  // Odd, but so: the agent takes nothing but the default here.
  if (type === 'Integer')
    return Number(value) === Number(usual)
      ? []
      : [`parameter value /${printed(value)}/ not equal to default /${printed(usual)}/ for Integer`]
  if (type === 'Boolean')
    return String(value) === String(usual)
      ? []
      : [`parameter value /${printed(value)}/ not equal to default for Boolean`]
  const texts = allowed.map(asText)
  const odd = textsOf(value).find((text) => !texts.includes(text))
  return odd === undefined ? [] : [`parameter value /${odd}/ is not in the allowed list ${printed(allowed)}`]
}
