import type { SsmDocument } from './document.js'

/**
 * Whether only AWS can have made a document of this name: CreateDocument refuses these prefixes to customers. Collections of documents
 * flatten folders into file names with `__`, so the name may stand behind one.
 */
export function isOwnedByAws({ name }: SsmDocument): boolean {
  return name !== undefined && /(?:^|__)(?:AWS|Amazon)[A-Za-z0-9]*-/.test(name)
}
