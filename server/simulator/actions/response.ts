import type { Json } from '../../syntax/tree.js'
import { select } from '../select.js'

/** Text that a definite selector finds in a response; `undefined` where there is none. */
export function textAt(response: Json, selector: string): string | undefined {
  const found = select(response, selector)
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined
}

/** Texts that a selector finds in a response. */
export function textsAt(response: Json, selector: string): readonly string[] {
  const found = select(response, selector)
  const values = Array.isArray(found) ? (found as readonly Json[]) : [found]
  return values.filter((value) => typeof value === 'string')
}

/** The list that a selector finds in a response; an empty one where something else stands there. */
export function listAt(response: Json, selector: string): readonly Json[] {
  const found = select(response, selector)
  return Array.isArray(found) ? (found as readonly Json[]) : []
}

/** A map without what is not given. */
export function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Readonly<
    Record<string, Json>
  >
}
