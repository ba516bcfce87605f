import { type FlowToken, flowTokens } from '../syntax/flow-tokens.js'

/**
 * A stretch of JSON (values, keys with values, or parts of them) as an expression of HCL: names stand without quotes and before `=`, and new
 * lines divide what has names. Undefined where a text means something else in HCL.
 */
export function hclOfJson(json: string): string | undefined {
  if (/[$%]\{|(?<!\\)(?:\\\\)*\\[bf/]/.test(json)) return undefined
  const tokens = [...flowTokens(json, 0, true)]
  let written = ''
  let done = 0
  for (const [at, token] of tokens.entries()) {
    const text = inHcl(token, at, tokens, json)
    if (text === undefined) continue
    written += json.slice(done, token.start) + text
    done = token.end
  }
  return written + json.slice(done)
}

/** A key as HCL writes it: a name as it is, but for the one that begins a loop, and any other text in quotes. */
export const hclKey = (name: string): string => (isName.test(name) && name !== 'for' ? name : JSON.stringify(name))

const isName = /^[A-Za-z_][\w-]*$/

/** What HCL calls a token; undefined where it is the same. */
function inHcl(
  { kind, quote, value, start }: FlowToken,
  at: number,
  tokens: readonly FlowToken[],
  json: string,
): string | undefined {
  switch (kind) {
    case 'text':
      return isKey(tokens, at) && quote && !value.includes('\\') ? hclKey(value) : undefined
    case ':':
      return json[start - 1] === ' ' ? '=' : ' ='
    case ',':
      return isKey(tokens, at + 1) && json.slice(tokens[at]?.end, tokens[at + 1]?.start).includes('\n') ? '' : undefined
    default:
      return undefined
  }
}

const isKey = (tokens: readonly FlowToken[], at: number): boolean =>
  tokens[at]?.kind === 'text' && tokens[at + 1]?.kind === ':'
