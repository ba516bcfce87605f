import type { SsmDocument } from '../../document/document.js'
import { layoutOf } from '../../document/layout-of.js'
import { type Entry, keyText } from '../../syntax/tree.js'
import { homesOf } from './homes.js'

/** The top-level keys that nobody reads, in documents of a kind that takes them: known keys of other kinds have a rule of their own. */
export function unknownTopKeys(document: SsmDocument): readonly Entry[] {
  const layout = layoutOf(document)
  if (layout?.unknownKeys !== 'warning') return []
  return document.root.entries.filter(({ key }) => {
    const name = keyText(key)
    return !key.dynamic && !Object.hasOwn(layout.fields, name) && homesOf(name, document).length === 0
  })
}
