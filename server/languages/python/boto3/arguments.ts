import type { Expression } from '../expression.js'
import type { Tokens } from '../lexer.js'
import type { CallArguments, Literal, MapLiteral } from './facts.js'
import { literalOf } from './literals.js'
import { isMasked, textAt, typeAt } from './script.js'

/** What stands between the parentheses of a call. */
export function argumentsOf(call: Expression, tokens: Tokens): CallArguments {
  const { starts, ends } = tokens
  const [called, ...given] = call.items
  const positional: Literal[] = []
  const entries: MapLiteral['entries'][number][] = []
  let open = false
  for (const argument of given) {
    const { kind, first, items } = argument
    if (kind === 'starred') open ||= typeAt(first, tokens) === '**'
    else if (kind !== 'keyword') positional.push(literalOf(argument, tokens))
    else {
      const text = textAt(first, tokens)
      const [value] = items
      if (isMasked(text)) open = true
      else if (value) {
        const key = { text, start: starts[first] ?? 0, end: ends[first] ?? 0 }
        entries.push({ key, value: literalOf(value, tokens) })
      }
    }
  }
  const parenthesis = called ? called.last + 1 : call.first
  const keywords: MapLiteral = {
    kind: 'map',
    entries,
    open,
    start: starts[parenthesis] ?? 0,
    end: ends[call.last] ?? 0,
  }
  return { positional, keywords }
}
