import { parameterTypeNamed } from '../../schemas/parameter-types.js'
import type { Parameter, SsmDocument } from '../document/document.js'
import { baseType } from '../document/value-types.js'
import { jsonIn } from '../syntax/json-value.js'
import { isEmpty, type Json, stringOf, toJson } from '../syntax/tree.js'

/** The parameters with which a run starts, or why AWS would not start it. */
export type StartParameters =
  | { readonly ok: true; readonly parameters: ReadonlyMap<string, Json> }
  | { readonly ok: false; readonly failure: string }

/** Whether a text matches a pattern as a whole; true where the pattern cannot be read. In linear time. */
export type Matches = (pattern: string, text: string) => boolean

/**
 * Checks what a caller gives against what the document declares, and adds the defaults. The words are AWS's own where they are
 * known (`… not found in […]`, `Missing required parameter: …`), else ours.
 */
export function startParameters(
  document: SsmDocument,
  given: Readonly<Record<string, Json>>,
  matches: Matches,
): StartParameters {
  const parameters = new Map<string, Json>()
  for (const name of Object.keys(given))
    if (!document.parameter(name)) return { ok: false, failure: `Parameter "${name}" is not declared.` }
  for (const parameter of document.parameters) {
    const { name } = parameter
    const value = Object.hasOwn(given, name) ? typed(given[name] ?? null, parameter) : defaultOf(parameter)
    if (value === undefined) return { ok: false, failure: `Missing required parameter: ${name} in user inputs.` }
    const failure = Object.hasOwn(given, name) ? refusal(parameter, value, matches) : undefined
    if (failure !== undefined) return { ok: false, failure }
    parameters.set(name, value)
  }
  return { ok: true, parameters }
}

/** Why a value that a caller gives is not taken; nothing where it is. */
export const parameterRefusal = (parameter: Parameter, given: Json, matches: Matches): string | undefined =>
  refusal(parameter, typed(given, parameter), matches)

const defaultOf = ({ default: standard }: Parameter): Json | undefined => standard && toJson(standard)

/** Callers of the API give text, or lists of text, for everything. */
function typed(value: Json, { type }: Parameter): Json {
  const base = baseType(type)
  if (base === 'StringList' || base === 'MapList') return Array.isArray(value) ? value : (parsed(value, '[') ?? [value])
  const one = Array.isArray(value) && value.length === 1 ? ((value as readonly Json[])[0] ?? null) : value
  if (typeof one !== 'string') return base === 'String' && one !== null && typeof one !== 'object' ? String(one) : one
  if (base === 'Integer' && /^[-+]?\d{1,15}$/.test(one)) return Number(one)
  if (base === 'Boolean' && /^(?:true|false)$/i.test(one)) return one.toLowerCase() === 'true'
  return base === 'StringMap' ? (parsed(one, '{') ?? one) : one
}

/** JSON that begins with the bracket. */
function parsed(value: Json, bracket: '[' | '{'): Json | undefined {
  return typeof value === 'string' && value.trimStart().startsWith(bracket) ? jsonIn(value) : undefined
}

const hasType: Readonly<Record<string, (value: Json) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isInteger(value),
  Boolean: (value) => typeof value === 'boolean',
  StringList: Array.isArray,
  MapList: Array.isArray,
  StringMap: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

/** Why a value is not taken. */
function refusal(parameter: Parameter, value: Json, matches: Matches): string | undefined {
  const { name, type } = parameter
  const base = baseType(type) ?? 'Any'
  const written = typeof value === 'string' ? value : JSON.stringify(value)
  if (hasType[base]?.(value) === false)
    return `Parameter "${name}" has value "${written}" which is not of type ${type}.`
  const items = (Array.isArray(value) ? value : [value]) as readonly Json[]
  const allowed = parameter.property('allowedValues')
  if (allowed?.kind === 'list' && !isEmpty(allowed)) {
    const values = allowed.items.map((item) => String(toJson(item)))
    const odd = items.find((item) => !values.includes(String(item)))
    if (odd !== undefined) return `Parameter "${name}" has value "${String(odd)}" not found in [${values.join(', ')}].`
  }
  const pattern = stringOf(parameter.property('allowedPattern')) ?? parameterTypeNamed(type ?? '')?.pattern
  const texts = items.filter((item) => typeof item === 'string')
  const odd = pattern === undefined ? undefined : texts.find((text) => !matches(pattern, text))
  if (odd !== undefined && odd !== '')
    return `Parameter "${name}" has value "${odd}" not matching the pattern ${pattern}.`
  return outOfBounds(parameter, value, items)
}

/** What is said of a list or a text that has too little or too much. */
function outOfBounds(parameter: Parameter, value: Json, items: readonly Json[]): string | undefined {
  const faultOf = (size: number, unit: 'Items' | 'Chars') => {
    const [least = Number.NaN, most = Number.NaN] = [`min${unit}`, `max${unit}`].map((name) => {
      const node = parameter.property(name)
      return node && Number.parseFloat(String(toJson(node)))
    })
    const limit = size < least ? `at least ${least}` : size > most ? `at most ${most}` : undefined
    const counted = `${size} ${unit === 'Items' ? 'item' : 'character'}${size === 1 ? '' : 's'}`
    return limit && `Parameter "${parameter.name}" has ${counted}; it takes ${limit}.`
  }
  const ofList = Array.isArray(value) ? faultOf(items.length, 'Items') : undefined
  if (ofList !== undefined) return ofList
  for (const item of items) {
    const fault = typeof item === 'string' ? faultOf(item.length, 'Chars') : undefined
    if (fault !== undefined) return fault
  }
  return undefined
}
