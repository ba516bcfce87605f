import { rangeWithin } from '../../syntax/positions.js'
import type { Range, ScalarNode, Tree } from '../../syntax/tree.js'
import type { Reference } from '../../document/references.js'

/** The references that are a part of their text, first of it each: what such a text becomes is text, whatever it refers to. */
export function* firstWithinText(references: readonly Reference[]): Generator<Reference> {
  let last: ScalarNode | undefined
  for (const reference of references) {
    const { scalar, whole } = reference
    if (!whole && !scalar.dynamic && scalar !== last && !isUnfinished(scalar)) yield reference
    last = scalar
  }
}

/** Whether braces are left over beside the references: of one within another, or of one without an end, which other rules tell. */
const isUnfinished = ({ value }: ScalarNode): boolean =>
  String(value)
    .replaceAll(/\{\{[^{}]*\}\}/g, '')
    .includes('{{')

/** The place of a text without the blanks around it. */
export function rangeOfText(tree: Tree, scalar: ScalarNode): Range {
  const text = String(scalar.value)
  return rangeWithin(tree, scalar, text.length - text.trimStart().length, text.trimEnd().length)
}
