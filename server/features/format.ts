import { applyEdits, format } from 'jsonc-parser'
import type { SsmDocument } from '../document/document.js'
import type { Edit } from '../rules/rule.js'
import { parse } from '../syntax/parse.js'
import { toJson } from '../syntax/tree.js'
import { linesChanged } from './lines-changed.js'

/** The changes that give a document one layout. There are none where the result would be read as something else. */
export async function formatted({ tree }: SsmDocument): Promise<readonly Edit[]> {
  if (!tree.root || tree.faults.length > 0) return []
  const text = tree.format === 'json' ? tidyJson(tree.text) : (await import('./tidy-yaml.js')).tidyYaml(tree.text)
  const again = await parse(text, tree.format)
  const same = again.root && JSON.stringify(toJson(again.root)) === JSON.stringify(toJson(tree.root))
  return same && again.faults.length === 0 ? linesChanged(tree.text, text) : []
}

const tidyJson = (text: string): string =>
  applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, insertFinalNewline: true }))
