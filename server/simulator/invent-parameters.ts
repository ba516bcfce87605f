import { parameterTypeNamed } from '../../schemas/parameter-types.js'
import { plausibleText } from '../aws/plausible-value.js'
import type { Parameter, SsmDocument } from '../document/document.js'
import { limitsOf } from '../document/limits.js'
import { baseType } from '../document/value-types.js'
import { type Json, stringOf, toJson } from '../syntax/tree.js'
import type { Matches } from './start-parameters.js'
import { textForPattern } from './text-for-pattern.js'

/** Values for the parameters that a run cannot start without and nobody gave, such as their declarations take them. */
export function inventParameters(
  document: SsmDocument,
  given: Readonly<Record<string, Json>>,
  matches: Matches,
): ReadonlyMap<string, Json> {
  const missing = document.parameters.filter(({ name, default: standard }) => !standard && !Object.hasOwn(given, name))
  return new Map(missing.map((parameter) => [parameter.name, inventedValue(parameter, matches)]))
}

function inventedValue(parameter: Parameter, matches: Matches): Json {
  const base = baseType(parameter.type) ?? 'String'
  const isList = base === 'StringList' || base === 'MapList'
  if (!isList) return itemOf(parameter, base, matches)
  const { minItems = 1 } = limitsOf(parameter) ?? {}
  const item = itemOf(parameter, base === 'MapList' ? 'StringMap' : 'String', matches)
  return Array.from({ length: Math.min(Math.max(1, minItems), 100) }, () => item)
}

function itemOf(parameter: Parameter, base: string, matches: Matches): Json {
  const allowed = parameter.property('allowedValues')
  const first = allowed?.kind === 'list' ? allowed.items[0] : undefined
  if (first) return toJson(first)
  if (base === 'StringMap') return {}
  const text = textOf(parameter, matches)
  if (base === 'Integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : 1
  return base === 'Boolean' ? true : text
}

/** The first text that the declaration takes: what the name suggests, usual values, or one made after the pattern. */
function textOf(parameter: Parameter, matches: Matches): string {
  const { minChars = 0, maxChars = Number.POSITIVE_INFINITY } = limitsOf(parameter) ?? {}
  const pattern = stringOf(parameter.property('allowedPattern')) ?? parameterTypeNamed(parameter.type ?? '')?.pattern
  const named = plausibleText(parameter.name.replace(/s$/, ''), minChars, maxChars)
  if (pattern === undefined) return named
  const fits = (text: string) => text.length >= minChars && text.length <= maxChars && matches(pattern, text)
  return [named, ...usual].find(fits) ?? textForPattern(pattern) ?? named
}

/** What the patterns of published runbooks ask for most. */
const usual: readonly string[] = [
  'i-0123456789abcdef0',
  'arn:aws:iam::123456789012:role/example',
  'arn:aws:sns:us-east-1:123456789012:example',
  'arn:aws:s3:::example',
  '123456789012',
  'vpc-0123456789abcdef0',
  'subnet-0123456789abcdef0',
  'sg-0123456789abcdef0',
  'vol-0123456789abcdef0',
  'snap-0123456789abcdef0',
  'ami-0123456789abcdef0',
  'us-east-1',
  'example',
  'https://example.com/',
  '10.0.0.1',
  '10.0.0.0/16',
  'PT1M',
  '2026-01-01T00:00:00Z',
  '1',
  'true',
]
