import type { SsmDocument } from '../document/document.js'
import type { Edit } from '../rules/rule.js'
import { parse } from '../syntax/parse.js'
import { toJson } from '../syntax/tree.js'
import { linesChanged } from './lines-changed.js'

/** The indentation and brackets that a document is given. Nothing changes where the result would be read as something else. */
export async function formatted({ tree }: SsmDocument): Promise<readonly Edit[]> {
  if (!tree.root || tree.faults.length > 0) return []
  const text = tree.format === 'json' ? await formattedJson(tree.text) : await formattedYaml(tree.text)
  const again = await parse(text, tree.format)
  const same = again.root && JSON.stringify(toJson(again.root)) === JSON.stringify(toJson(tree.root))
  return same && again.faults.length === 0 ? linesChanged(tree.text, text) : []
}

async function formattedJson(text: string): Promise<string> {
  const { applyEdits, format } = await import('jsonc-parser')
  return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, insertFinalNewline: true }))
}

/** Comments stay; long lines are left as they are, since where they break is part of a script's look. */
async function formattedYaml(text: string): Promise<string> {
  const { parseAllDocuments } = await import('yaml')
  const [document, ...others] = parseAllDocuments(text.replaceAll('\r\n', '\n'), { keepSourceTokens: false })
  if (!document || 'empty' in document || others.length > 0 || document.errors.length > 0) return text
  const formatted = document.toString({ lineWidth: 0, flowCollectionPadding: true })
  return text.includes('\r\n') ? formatted.replaceAll('\n', '\r\n') : formatted
}
