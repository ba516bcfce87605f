import { type Json, limits } from './tree.js'

/** The value of a text that is JSON; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value of a text that is JSON; undefined where it is none, or has more levels than a document may have. */
export function jsonIn(text: string): Json | undefined {
  const value = parsedJson(text) as Json | undefined
  return value === undefined || isTooDeep(value) ? undefined : value
}

/** The value of a text that is JSON, as {@link jsonIn} reads it, or else the text. */
export function jsonOrText(text: string): Json {
  const value = jsonIn(text)
  return value === undefined ? text : value
}

/** Whether a value has more levels than a document may have: what looks into it goes down level by level. */
export function isTooDeep(value: Json): boolean {
  let here: readonly Json[] = [value]
  for (let level = 0; level < limits.depth && here.length > 0; level++)
    here = here.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each as object) : []))
  return here.length > 0
}
