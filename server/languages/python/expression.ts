import type { Cursor } from './cursor.js'
import { end, start } from './cursor.js'

export type Kind =
  | 'name'
  | 'member'
  | 'call'
  | 'sequence'
  | 'parenthesized'
  | 'starred'
  | 'literal'
  | 'collection'
  | 'comprehension'
  | 'operation'
  | 'comparison'
  | 'conditional'
  | 'lambda'
  | 'await'
  | 'yield'
  | 'named'

/** An expression as far as it matters where it may stand: `items` are those of a tuple or list, or what a parenthesis or star holds. */
export interface Expression {
  readonly kind: Kind
  /** First and last token. */
  readonly first: number
  readonly last: number
  readonly items: readonly Expression[]
}

/** An expression from the token `first` up to the one before the cursor. */
export const expressionFrom = (
  c: Cursor,
  kind: Kind,
  first: number,
  items: readonly Expression[] = [],
): Expression => ({
  kind,
  first,
  last: c.at - 1,
  items,
})

export const sourceOf = (c: Cursor, { first, last }: Expression): string =>
  c.tokens.source.slice(start(c, first), end(c, last))
