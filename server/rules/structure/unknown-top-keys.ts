import type { SsmDocument } from '../../document/document.js'
import { type Entry, keyText } from '../../syntax/tree.js'
import { meantKey } from '../inputs/mistyped.js'
import { homesOf, layoutOf } from './homes.js'

/** The top-level keys that nobody reads, in documents of a kind that takes them: known keys of other kinds have a rule of their own. */
export function unknownTopKeys(document: SsmDocument): readonly Entry[] {
  const layout = layoutOf(document)
  if (layout?.unknownKeys !== 'warning') return []
  return document.root.entries.filter(({ key }) => {
    const name = keyText(key)
    return !key.dynamic && !Object.hasOwn(layout.fields, name) && homesOf(name, document).length === 0
  })
}

/** The keys that such mistyped keys stand for. */
export function mistypedTopKeys(document: SsmDocument): ReadonlySet<string> {
  const known = Object.keys(layoutOf(document)?.fields ?? {})
  const meant = unknownTopKeys(document).map(({ key }) => meantKey(document.root, keyText(key), known))
  return new Set(meant.filter((key) => key !== undefined))
}
