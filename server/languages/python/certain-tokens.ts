import { typeAt } from './boto3/script.js'
import type { Tokens } from './lexer.js'

/** Tells whether a token stands where a function that begins a line gets to whenever it gets to its end. A line within brackets goes on. */
export function certainTokens(tokens: Tokens): (token: number) => boolean {
  const certain = new Uint8Array(tokens.count)
  let [depth, first] = [0, 0]
  for (let at = 0; at < tokens.count; at++) {
    const type = typeAt(at, tokens)
    if (type === 'indent' || type === 'dedent') {
      depth += type === 'indent' ? 1 : -1
      first = at + 1
    } else if (type === 'newline' || at === tokens.count - 1) {
      if (depth <= 1 && !isBranching(tokens, first, at)) certain.fill(1, first, at)
      first = at + 1
    }
  }
  return (token) => certain[token] === 1
}

const branching = new Set(['if', 'else', 'and', 'or', 'lambda'])
const conditions = new Set(['if', 'while', 'for', 'with'])

/** Whether parts of a line may be passed over. The condition of a block that stands on lines of its own is not. */
function isBranching(tokens: Tokens, first: number, newline: number): boolean {
  const begins = typeAt(first, tokens) ?? ''
  if (begins === 'elif' || (conditions.has(begins) && typeAt(newline - 1, tokens) !== ':')) return true
  for (let at = first + 1; at < newline; at++) if (branching.has(typeAt(at, tokens) ?? '')) return true
  return false
}
