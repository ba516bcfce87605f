import { type Entry, entryOf, keyText, type Node } from '../syntax/tree.js'
import { isCommand } from './build.js'
import type { SsmDocument, Step } from './document.js'

/** The entry of an input. The agent reads the keys of a plugin's inputs without regard to letter case. */
export function inputEntry({ kind }: SsmDocument, { inputs }: Step, name: string): Entry | undefined {
  if (inputs?.kind !== 'map') return undefined
  const exact = entryOf(inputs, name)
  if (exact || !isCommand(kind)) return exact
  return inputs.entries.findLast(({ key }) => keyText(key).toLowerCase() === name.toLowerCase())
}

const oneReference = /^\s*\{\{[^{}]*\}\}\s*$/

/** Whether a text is one reference and nothing else, so that the run decides on the whole value. */
export function isReference(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && typeof node.value === 'string' && oneReference.test(node.value)
}

/** Whether a text has a reference in it. */
export function isReferring(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('{{')
}

/** Whether the run, or the host of the document, may leave nothing in this place. */
export function mayBeEmpty(node: Node): boolean {
  if (node.kind === 'list') return node.items.every(mayBeEmpty)
  if (node.kind === 'map') return node.entries.length === 0
  return node.dynamic === true || node.value === null || node.value === '' || isReference(node)
}

/** A text that stands as it is: no reference in it, and known before the host is rendered. */
export function fixedText(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.dynamic || typeof node.value !== 'string') return undefined
  return isReferring(node) ? undefined : node.value
}

/** A whole number, also written as digits in a text. */
export function fixedInteger(node: Node | undefined): number | undefined {
  if (node?.kind !== 'scalar' || node.dynamic) return undefined
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? node.value : undefined
  return typeof node.value === 'string' && /^[0-9]{1,15}$/.test(node.value) ? Number(node.value) : undefined
}
