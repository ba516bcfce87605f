import type { Json } from '../syntax/tree.js'

/** Values shown in one line are cut here. */
const longest = 1000

/** A value in one line. */
export function valueText(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
