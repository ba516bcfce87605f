import { quote } from '../document/describe.js'
import { isTooDeep, parsedJson } from '../syntax/json-value.js'
import { type Json, limits } from '../syntax/tree.js'

/** A value as somebody typed it, or why it is none. */
type TypedValue = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string }

/** Reads a value that somebody types: JSON, or mere text where text stood before. */
export function typedValue(text: string, before: Json | undefined): TypedValue {
  const json = parsedJson(text) as Json | undefined
  const value = json === undefined && typeof before === 'string' ? text : json
  if (value === undefined) return { ok: false, message: `expected a JSON value, found ${quote(text)}` }
  return isTooDeep(value)
    ? { ok: false, message: `the value is nested too deeply; expected at most ${limits.depth} levels` }
    : { ok: true, value }
}
