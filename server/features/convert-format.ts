import type { SsmDocument } from '../document/document.js'
import { writtenJson } from '../syntax/tree.js'
import { indentationOf, usualIndentation } from '../document/indentation.js'
import { remarked } from './remarked.js'
import { blockItem, jsonText } from './write-value.js'

/** A document in the other format. Comments come along to YAML, and are lost on the way to JSON, which has none. */
export function inOtherFormat({ tree, root }: SsmDocument): {
  readonly format: 'yaml' | 'json'
  readonly text: string
} {
  const own = indentationOf(tree)
  const indentation = own.sign === ' ' ? own : usualIndentation
  if (tree.format === 'yaml') return { format: 'json', text: `${jsonText(writtenJson(root), 0, { indentation })}\n` }
  const { value, remarks } = remarked(tree, root, {
    start: 0,
    end: tree.text.length,
  })
  return { format: 'yaml', text: `${blockItem(value, 0, { remarks, indentation })}\n` }
}
