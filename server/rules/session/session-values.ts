import { isReferring, mayBeEmpty } from '../../document/inputs.js'
import type { SsmDocument } from '../../document/document.js'
import { type Entry, entryOf, type Node, stringOf } from '../../syntax/tree.js'

/** The session type as written. */
export const sessionTypeOf = (document: SsmDocument): string | undefined =>
  stringOf(document.entry('sessionType')?.value)

/** A preference of the session. */
export const preference = (document: SsmDocument, name: string): Entry | undefined =>
  entryOf(document.entry('inputs')?.value, name)

/** Whether a flag is set, in a word that the agent takes for true. */
export function isSet(node: Node | undefined): boolean {
  if (node?.kind !== 'scalar' || node.dynamic) return false
  return node.value === true || (typeof node.value === 'string' && /^(?:1|t|T|TRUE|true|True)$/.test(node.value))
}

/** Whether a preference certainly says nothing: it is absent or empty, and no reference. */
export function isAbsent(node: Node | undefined): boolean {
  return node === undefined || (mayBeEmpty(node) && !isReferring(node) && !(node.kind === 'scalar' && node.dynamic))
}
