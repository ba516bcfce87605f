import type { Json } from '../../syntax/tree.js'
import { placed, type Room } from './room.js'

/** What the agent takes for a reference to a parameter: nothing but a name between the braces. */
const placeholder = /\{\{\s*([a-zA-Z0-9]+)\s*\}\}/g

/**
 * Puts the values of parameters into a value, as the agent does (framework/docparser/parameters): a text that is one reference gets the
 * value itself, else its text; what names no parameter stays as it is. Keys are left alone, and values are not looked at again.
 */
export function substitute(value: Json, parameters: ReadonlyMap<string, Json>, room: Room): Json {
  if (typeof value === 'string') return substituteText(value, parameters, room)
  if (Array.isArray(value)) return value.map((item: Json) => substitute(item, parameters, room))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, substitute(part, parameters, room)]))
}

function substituteText(text: string, parameters: ReadonlyMap<string, Json>, room: Room): Json {
  const whole = /^\{\{\s*([a-zA-Z0-9]+)\s*\}\}$/.exec(text)?.[1]
  if (whole !== undefined && parameters.has(whole)) return parameters.get(whole) ?? null
  return text.replaceAll(placeholder, (written, name: string) => {
    return parameters.has(name) ? placed(embedded(parameters.get(name) ?? null), room) : written
  })
}

/** A value within text. Two dollar signs become one there, which the agent keeps for old documents. */
const embedded = (value: Json): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('$$', () => '$')

/** Whether a text names a parameter that there is. */
export const namesParameter = (text: string, parameters: ReadonlyMap<string, Json>): boolean =>
  [...text.matchAll(placeholder)].some(([, name]) => parameters.has(name ?? ''))
