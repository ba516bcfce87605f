import { quote } from '../document/describe.js'
import { type Json, limits } from '../syntax/tree.js'

/** A value as somebody typed it, or why it is none. */
type TypedValue = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string }

/** Reads a value that somebody types: JSON, or mere text where text stood before. */
export function typedValue(text: string, before: Json | undefined): TypedValue {
  const json = jsonIn(text)
  const value = json === undefined && typeof before === 'string' ? text : json
  if (value === undefined) return { ok: false, message: `expected a JSON value, found ${quote(text)}` }
  return isTooDeep(value)
    ? { ok: false, message: `the value is nested too deeply; expected at most ${limits.depth} levels` }
    : { ok: true, value }
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** Whether a value has more levels than a document may have: what looks into it goes down level by level. */
function isTooDeep(value: Json): boolean {
  let here: readonly Json[] = [value]
  for (let level = 0; level < limits.depth && here.length > 0; level++)
    here = here.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each as object) : []))
  return here.length > 0
}
