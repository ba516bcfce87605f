import { format } from 'jsonc-parser'
import type { SsmDocument } from '../document/document.js'
import type { Edit } from '../rules/rule.js'
import { parse } from '../syntax/parse.js'
import { toJson } from '../syntax/tree.js'
import { type AskedIndentation, type Indentation, indentationAsked, indentationOf } from '../document/indentation.js'
import { linesChanged } from './lines-changed.js'

/**
 * The changes that give a document one layout, indented as it is itself where nothing else is asked for. There are none where the result would
 * be read as something else.
 */
export async function formatted({ tree }: SsmDocument, asked?: AskedIndentation): Promise<readonly Edit[]> {
  if (!tree.root || tree.faults.length > 0) return []
  const indentation = asked ? indentationAsked(tree, asked) : indentationOf(tree)
  const text =
    tree.format === 'json'
      ? tidyJson(tree.text, indentation)
      : (await import('./tidy-yaml.js')).tidyYaml(tree.text, indentation)
  const again = await parse(text, tree.format)
  const same = again.root && JSON.stringify(toJson(again.root)) === JSON.stringify(toJson(tree.root))
  return same && again.faults.length === 0 ? linesChanged(tree.text, text) : []
}

/** The edits are in order, and there are as many as there are blanks to change. */
function tidyJson(text: string, { width, sign }: Indentation): string {
  const options = { insertSpaces: sign === ' ', tabSize: width, insertFinalNewline: true }
  let tidy = ''
  let last = 0
  for (const { offset, length, content } of format(text, undefined, options)) {
    tidy += text.slice(last, offset) + content
    last = offset + length
  }
  return tidy + text.slice(last)
}
