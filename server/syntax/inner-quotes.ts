import { endOfLine, type FlowToken, flowTokens } from './flow-tokens.js'
import { isFirstOnLine } from './line-before.js'

/**
 * Tokens of JSON in which a text that has quotes of its own is one: as somebody types them who has no backslash before them yet. Only a text
 * that stands on its line alone, or behind its key, is known to go as far as the last quote of the line.
 */
export function withInnerQuotes(tokens: readonly FlowToken[], text: string): readonly FlowToken[] {
  const found: FlowToken[] = []
  let from = 0
  for (const [at, token] of tokens.entries()) {
    if (token.start < from) continue
    const end = token.quote === '"' && isFirstOnLine(text, token.start) ? endOfLine(text, token.start) : undefined
    const merged = end === undefined || isUsual(tokens, at, end) ? undefined : mergedOn(text, token.start, end)
    if (end === undefined || !merged) found.push(token)
    else {
      // There may be more of them than a call takes arguments.
      for (const each of merged) found.push(each)
      from = end
    }
  }
  return found
}

/** Where the quotes stand that have no backslash before them, in what is between those of a text. */
export const quotesIn = ({ value, start }: FlowToken): readonly number[] =>
  quotePlaces(value).map((at) => start + 1 + at)

/** Where quotes stand in a text that no backslash stands before. */
export const quotePlaces = (text: string): readonly number[] =>
  [...text.matchAll(/\\.|"/g)].flatMap(({ 0: sign, index }) => (sign === '"' ? [index] : []))

/** Whether each text from a token up to the end of its line is closed and has a sign behind it. */
function isUsual(tokens: readonly FlowToken[], from: number, end: number): boolean {
  for (let at = from; (tokens[at]?.start ?? end) < end; at++) {
    const token = tokens[at] as FlowToken
    const { kind, quote } = token
    if (kind !== 'text') continue
    if (!isClosedText(token)) return false
    const next = tokens[at + 1]
    if (quote === '"' && next?.kind === 'text' && next.start < end) return false
  }
  return true
}

function mergedOn(text: string, start: number, end: number): readonly FlowToken[] | undefined {
  const line = text.slice(start, end)
  const [key] = /^"[\w.$-]*"[\w.$-]*"(?=[ \t]*:)/.exec(line) ?? []
  if (key !== undefined) return [quoted(text, start, key.length), ...tokensOf(text, start + key.length, end)]
  const lead = /^"(?:[^"\\]|\\.)*"[ \t]*:[ \t]*(?=")/.exec(line)?.[0].length ?? 0
  const close = line.lastIndexOf('"')
  if (close <= lead || !/^[\s\]}]*(?:,\s*)?$/.test(line.slice(close + 1))) return undefined
  const token = quoted(text, start + lead, close + 1 - lead)
  if (!isOneText(token.value, quotesIn(token).length, lead > 0)) return undefined
  return [...tokensOf(text, start, start + lead), token, ...tokensOf(text, token.end, end)]
}

/** Whether a line cannot have several texts, one of which is not closed: next to a quote stands nothing that is between texts. */
function isOneText(value: string, quotes: number, isBehindKey: boolean): boolean {
  const signs = value.replaceAll(/\\./g, '  ')
  if (quotes === 0 || signs.endsWith('\\')) return false
  if (quotes === 1 && isBehindKey) return !/"[ \t]*:/.test(signs)
  return !/[,:][ \t]*"|"[ \t]*(?:[",:]|=>?[ \t]*")/.test(signs)
}

const quoted = (text: string, start: number, length: number): FlowToken => ({
  kind: 'text',
  quote: '"',
  value: text.slice(start + 1, start + length - 1),
  start,
  end: start + length,
})

/** The tokens of a part of a text. */
export const tokensOf = (text: string, start: number, end: number): readonly FlowToken[] =>
  movedBy(start, [...flowTokens(text.slice(start, end), 0, true)])

export const movedBy = (by: number, tokens: readonly FlowToken[]): readonly FlowToken[] =>
  tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by }))

/** Whether a text is closed where it has quotes. */
export const isClosedText = ({ quote, value, start, end }: FlowToken): boolean =>
  quote === '' || value.length === end - start - 2
