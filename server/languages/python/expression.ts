import type { Cursor } from './cursor.js'
import { end, start } from './cursor.js'

export type Kind =
  | 'name'
  | 'member'
  | 'call'
  | 'keyword'
  | 'sequence'
  | 'parenthesized'
  | 'starred'
  | 'literal'
  | 'dictionary'
  | 'set'
  | 'comprehension'
  | 'operation'
  | 'comparison'
  | 'conditional'
  | 'lambda'
  | 'await'
  | 'yield'
  | 'named'

/** An expression as far as it matters where it may stand and what it may stand for. */
export interface Expression {
  readonly kind: Kind
  /** First and last token. */
  readonly first: number
  readonly last: number
  /**
   * Those of a tuple or list; what a parenthesis, a star or a keyword of a call holds; of a member its owner; of a call what is called and
   * the arguments; of a dictionary keys and values in turns; of a comprehension its element, or key and value.
   */
  readonly items: readonly Expression[]
}

const none: readonly Expression[] = []

/** An expression from the token `first` up to the one before the cursor. */
export const expressionFrom = (c: Cursor, kind: Kind, first: number, items = none): Expression => ({
  kind,
  first,
  last: c.at - 1,
  items,
})

export const sourceOf = (c: Cursor, { first, last }: Expression): string =>
  c.tokens.source.slice(start(c, first), end(c, last))

/** Whether it is a tuple without parentheses. */
export const isBareTuple = ({ kind, first, items }: Expression): boolean =>
  kind === 'sequence' && items[0]?.first === first
