import { endOfLine, type FlowToken, flowTokens } from './flow-tokens.js'
import { isClosedText, movedBy, quotePlaces } from './inner-quotes.js'
import type { Range } from './tree.js'

/** A line with more is told of as it is read: each of its quotes may be the one too many. */
const most = { quotes: 60, length: 2000 }

/**
 * Tokens of JSON in which a quote that stands on a line with others, and makes texts of what is between them, belongs to the text around or
 * behind it, or begins one of its own: all else on the line is read as it was before somebody typed it.
 */
export function withOddQuotes(tokens: readonly FlowToken[], text: string): readonly FlowToken[] {
  const found: FlowToken[] = []
  let from = 0
  /** Where a line ends that was given up. */
  let odd = 0
  for (const token of tokens) {
    if (token.start < from) continue
    const isOdd = token.start >= odd && !isAsMeant(token)
    const start = isOdd ? text.lastIndexOf('\n', token.start) + 1 : undefined
    const end = isOdd ? endOfLine(text, token.start) : 0
    const meant = start === undefined ? undefined : meantOn(text, start, end)
    if (start === undefined || !meant) {
      found.push(token)
      if (isOdd) odd = end
      continue
    }
    while ((found.at(-1)?.start ?? -1) >= start) found.pop()
    found.push(...meant)
    from = end
  }
  return found
}

/** Whether a text is closed, and a word has no quotes in it, as one has that begins behind a quote in a text. */
const isAsMeant = (token: FlowToken): boolean =>
  isClosedText(token) && !(token.quote === '' && token.value.includes('"'))

function meantOn(text: string, start: number, end: number): readonly FlowToken[] | undefined {
  if (end - start > most.length) return undefined
  const line = text.slice(start, end)
  const quotes = quotePlaces(line)
  if (quotes.length < 2 || quotes.length > most.quotes) return undefined
  for (const quote of quotes) {
    const without = [...flowTokens(line.slice(0, quote) + line.slice(quote + 1), 0, true)]
    const meant = isUsual(without) ? withQuote(without, quote, line) : undefined
    if (meant) return movedBy(start, meant)
  }
  return undefined
}

/** Whether texts are closed, values but words and numbers in quotes, and signs between them. */
const isUsual = (tokens: readonly FlowToken[]): boolean =>
  tokens.every((token, at) => {
    if (token.kind !== 'text') return true
    const isText = token.quote === '"' ? isClosedText(token) : /^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(token.value)
    return isText && tokens[at + 1]?.kind !== 'text' && !/[,:][ \t]*$/.test(token.value)
  })

/** The tokens of a line with the quote in them that was left out; undefined where it is in none and begins none. */
function withQuote(tokens: readonly FlowToken[], quote: number, line: string): readonly FlowToken[] | undefined {
  const found: FlowToken[] = []
  let isPlaced = false
  for (const [at, token] of tokens.entries()) {
    const start = token.start + (token.start > quote ? 1 : 0)
    const end = token.end + (token.end > quote ? 1 : 0)
    const before = tokens[at - 1]
    const holds = token.quote === '"' && start <= quote && quote < end
    if (holds && isBetweenTexts(line, quote, { start, end })) return undefined
    const beginsOwn: boolean =
      !isPlaced && token.start >= quote && before?.kind === ':' && before.end <= quote && /[,\]}]/.test(token.kind)
    if (beginsOwn) found.push({ kind: 'text', quote: '"', value: '', start: quote, end: quote + 1 })
    isPlaced ||= holds || beginsOwn
    found.push(holds ? { ...token, value: line.slice(start + 1, end - 1), start, end } : { ...token, start, end })
  }
  return isPlaced ? found : undefined
}

/** Whether what stands next to a quote within a text is what stands between texts: one of them may not be closed. */
const isBetweenTexts = (line: string, quote: number, { start, end }: Range): boolean =>
  (quote > start + 1 && /[,:][ \t]*$/.test(line.slice(start + 1, quote))) ||
  (quote < end - 1 && /^[ \t]*[,:]/.test(line.slice(quote + 1, end - 1)))
