import { toJson } from '../syntax/tree.js'
import type { SsmDocument } from './document.js'

/** The text that AWS gets of a document: its own, or the JSON that a host makes of a value of its own. */
export function sentText({ tree, root, kind }: SsmDocument, isEncoded: boolean): string {
  const isWhole = !isEncoded && (tree.root === root || kind === 'ChangeCalendar')
  return isWhole ? tree.text : JSON.stringify(toJson(root))
}
