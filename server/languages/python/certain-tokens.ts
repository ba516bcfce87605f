import { typeAt } from './boto3/script.js'
import type { Tokens } from './lexer.js'

/** What the lines of a script tell of when it gets to them. */
export interface RunFlow {
  /** Whether a token stands where a function that begins a line gets to whenever it gets to its end. */
  isCertain(token: number): boolean
  /** Where the names of functions and classes end that decorators stand before. */
  readonly decorated: ReadonlySet<number>
}

/** Looks through the lines of a script once. A line within brackets goes on. */
export function runFlow(tokens: Tokens): RunFlow {
  const certain = new Uint8Array(tokens.count)
  const decorated = new Set<number>()
  let [depth, first] = [0, 0]
  let isDecorated = false
  for (let at = 0; at < tokens.count; at++) {
    const type = typeAt(at, tokens)
    if (type === 'indent' || type === 'dedent') {
      depth += type === 'indent' ? 1 : -1
      first = at + 1
    } else if (type === 'newline' || at === tokens.count - 1) {
      if (depth <= 1 && !isBranching(tokens, first, at)) certain.fill(1, first, at)
      const begins = typeAt(first, tokens)
      if (isDecorated) decorated.add(tokens.ends[begins === 'async' ? first + 2 : first + 1] ?? 0)
      isDecorated = begins === '@'
      first = at + 1
    }
  }
  return { isCertain: (token) => certain[token] === 1, decorated }
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
