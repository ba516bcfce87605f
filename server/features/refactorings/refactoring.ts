import type { SsmDocument } from '../../document/document.js'
import { emptyRepository, type Repository } from '../../document/repository.js'
import type { Edit } from '../../rules/rule.js'
import type { Range } from '../../syntax/tree.js'

/** A change of a document that keeps what it does, or that begins something new in it. */
export interface Refactoring {
  readonly title: string
  readonly kind: 'extract' | 'inline' | 'rewrite' | 'quickfix'
  readonly edits: readonly (Edit | Move)[]
}

/** A change that brings the text of another place here; those of a refactoring bring siblings into another order. */
export interface Move extends Edit {
  readonly from: Range
}

/** What is known besides the document and the place in it. */
export interface Around {
  /** The end of what is selected, which begins at the offset; undefined where that is another document. */
  readonly end?: number | undefined
  /** The documents that calls may name. */
  readonly repository: Repository
}

/** A document by itself, with nothing selected. */
export const nothingAround: Around = { repository: emptyRepository }

/** What can be changed at an offset; nothing where it does not apply. */
export type Refactor = (
  document: SsmDocument,
  offset: number,
  around: Around,
) => Refactoring | undefined | Promise<Refactoring | undefined>
