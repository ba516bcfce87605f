import type { SsmDocument } from '../../document/document.js'
import { toJson } from '../../syntax/tree.js'
import { bytesOf } from '../../text/codes.js'

/** The text that AWS gets of a document: its own, or the JSON that a host makes of a value of its own. */
export function sentText({ tree, root, kind }: SsmDocument, isEncoded: boolean): string {
  const isWhole = !isEncoded && (tree.root === root || kind === 'ChangeCalendar')
  return isWhole ? tree.text : JSON.stringify(toJson(root))
}

/** How many bytes that text has. */
export const sentBytes = (document: SsmDocument, isEncoded: boolean): number => bytesOf(sentText(document, isEncoded))
