import { type FlowToken, flowTokens } from './flow-tokens.js'

/**
 * JSON with blanks in the place of keys that have no value yet, as they stand there while somebody types. A parser that misses a colon or
 * a value skips much of what follows; all else stays in its place.
 */
export function withoutHalfTyped(text: string): string {
  const tokens = [...flowTokens(text, 0, true)]
  let result = ''
  let done = 0
  for (const { start, end } of halfTyped(tokens)) {
    result += text.slice(done, start) + text.slice(start, end).replaceAll(/[^\n\r]/g, ' ')
    done = end
  }
  return result + text.slice(done)
}

/** Keys in maps with no colon behind them, and keys with a colon behind which the next key follows, or a word that is no value yet before that. */
function* halfTyped(tokens: readonly FlowToken[]): Generator<{ readonly start: number; readonly end: number }> {
  const open: ('{' | '[')[] = []
  let isKey = false
  for (const [at, token] of tokens.entries()) {
    const { kind, start, end } = token
    if (kind === '{' || kind === '[') open.push(kind)
    if (kind === '}' || kind === ']') open.pop()
    if (kind !== 'text') {
      isKey = open.at(-1) === '{' && (kind === '{' || kind === ',')
      continue
    }
    const [colon, value, after, behind] = tokens.slice(at + 1, at + 5)
    const lone = colon?.kind !== ':'
    const missing = !lone && value?.kind === 'text' && after?.kind === ':'
    const begun = !lone && value && isBegun(value) && after?.kind === 'text' && behind?.kind === ':'
    if (isKey && lone) yield { start, end }
    else if (isKey && missing) yield { start, end: colon.end }
    else if (isKey && begun) yield { start, end: value.end }
    else isKey = false
  }
}

/** Whether a token is a word that is no value of JSON, as the beginning of one. */
const isBegun = ({ kind, quote, value }: FlowToken): boolean =>
  kind === 'text' && quote === '' && !/^(?:true|false|null|-?\d.*)$/.test(value)

/** Whether a text is one map or list whose brackets are all closed, and none before its end. */
export function isClosed(text: string): boolean {
  let open = 0
  for (const { kind, end } of flowTokens(text, 0, true)) {
    if (kind === '{' || kind === '[') open++
    if (kind === '}' || kind === ']') open--
    if (open === 0) return end === text.length
  }
  return false
}
