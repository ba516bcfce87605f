import { insert, type TextEdit } from './edited-text.js'
import type { FlowToken } from './flow-tokens.js'
import type { Range } from './tree.js'

/** What mends a bracket of JSON that is missing, too many, or another one than was meant, and the tokens as they are then. */
export interface BracketMend {
  readonly edits: readonly TextEdit[]
  readonly range: Range
  readonly message: string
  readonly title?: string
  readonly tokens: readonly FlowToken[]
}

type Kind = FlowToken['kind']

/** A bracket that is open, and how far its line is indented. */
interface Open {
  readonly at: number
  readonly kind: '{' | '['
  readonly indent: number
}

/** What was meant where brackets do not fit each other, as far as the indentation of lines, or what stands between the brackets, tells it. */
export function bracketMend(text: string, tokens: readonly FlowToken[]): BracketMend | undefined {
  if (tokens.length > mostTokens || areBalanced(tokens)) return undefined
  const indentAt = indents(text)
  const open: Open[] = []
  for (const [at, token] of tokens.entries()) {
    const { kind } = token
    const mend =
      otherOpening(tokens, at) ??
      missingOpening(text, tokens, at, open) ??
      atLineStart(text, tokens, at, open, indentAt)
    if (mend) return mend
    if (kind === '{' || kind === '[') open.push({ at, kind, indent: indentAt(token.start) })
    else if (kind === '}' || kind === ']') {
      const top = open.pop()
      if (!top) return undefined
      const isOther = closing[top.kind] !== kind
      if (isOther) return otherClosing(tokens, at, top) ?? missingList(text, tokens, at, indentAt)
      if (isTooEarly(text, tokens, at, top, indentAt)) return stray(tokens, at)
    }
  }
  return undefined
}

/** Each thing that may be meant is tried with all tokens; larger texts are told of as they are read. */
const mostTokens = 8000

const closing = { '{': '}', '[': ']' } as const

function areBalanced(tokens: readonly FlowToken[]): boolean {
  const open: Kind[] = []
  for (const { kind } of tokens) {
    if (kind === '{' || kind === '[') open.push(closing[kind])
    else if ((kind === '}' || kind === ']') && open.pop() !== kind) return false
  }
  return open.length === 0
}

/** Tells how far the line of an offset is indented. */
const indents = (text: string) => (offset: number) => {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0].length ?? 0
}

const isFirstOnLine = (text: string, { start }: Range): boolean =>
  /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 200), start))

const isKey = (tokens: readonly FlowToken[], at: number): boolean =>
  tokens[at]?.kind === 'text' && tokens[at]?.quote === '"' && tokens[at + 1]?.kind === ':'

const replaced = (tokens: readonly FlowToken[], at: number, kind: Kind): readonly FlowToken[] =>
  tokens.map((token, index) => (index === at ? { ...token, kind, value: kind } : token))

const made = (kind: Kind, at: number): FlowToken => ({ kind, value: kind, quote: '', start: at, end: at })

const withTokens = (tokens: readonly FlowToken[], at: number, added: readonly FlowToken[]): readonly FlowToken[] => [
  ...tokens.slice(0, at),
  ...added,
  ...tokens.slice(at),
]

/** A list of keys, or a map of things without keys, that is closed as what it was meant to be. */
function otherOpening(tokens: readonly FlowToken[], at: number): BracketMend | undefined {
  const token = tokens[at] as FlowToken
  const next = tokens[at + 1]
  const isList = token.kind === '[' && isKey(tokens, at + 1)
  const isMap =
    token.kind === '{' &&
    (next?.kind === '{' || next?.kind === '[' || (next?.kind === 'text' && /^[,\]]$/.test(tokens[at + 2]?.kind ?? '')))
  if (!isList && !isMap) return undefined
  const right = isList ? '{' : '['
  const now = replaced(tokens, at, right)
  if (!areBalanced(now)) return undefined
  const { start, end } = token
  const message = isList
    ? 'a `[` begins a list, and keys stand in it; write `{`'
    : 'a `{` begins a map, and no keys stand in it; write `[`'
  return {
    edits: [{ start, end, text: right }],
    range: { start, end },
    message,
    title: `write \`${right}\``,
    tokens: now,
  }
}

/** A key behind which a map or list goes on that does not begin. */
function missingOpening(
  text: string,
  tokens: readonly FlowToken[],
  at: number,
  open: readonly Open[],
): BracketMend | undefined {
  const [key, colon, first] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!key || !colon || first?.kind !== 'text' || open.at(-1)?.kind !== '{' || !isKey(tokens, at)) return undefined
  if (!text.slice(colon.end, first.start).includes('\n')) return undefined
  const behind = tokens[at + 3]?.kind
  const isMap = isKey(tokens, at + 2)
  const isList = behind === ']' || (behind === ',' && tokens[at + 4]?.kind === 'text' && tokens[at + 5]?.kind !== ':')
  if (!isMap && !isList) return undefined
  const right = isMap ? '{' : '['
  const now = withTokens(tokens, at + 2, [made(right, colon.end)])
  return areBalanced(now) ? opened(text, { start: key.start, end: colon.end }, right, now) : undefined
}

/** The `[` that is missing before maps, behind the key that is indented like the bracket which closes them. */
function missingList(
  text: string,
  tokens: readonly FlowToken[],
  at: number,
  indentAt: (offset: number) => number,
): BracketMend | undefined {
  const token = tokens[at] as FlowToken
  if (token.kind !== ']' || !isFirstOnLine(text, token)) return undefined
  for (let key = at - 1; key >= 0; key--) {
    const [{ start, kind } = token, colon, value] = [tokens[key], tokens[key + 1], tokens[key + 2]]
    if (kind !== 'text' || !colon || !value || !isKey(tokens, key) || indentAt(start) !== indentAt(token.start))
      continue
    if (!text.slice(colon.end, value.start).includes('\n')) return undefined
    const now = withTokens(tokens, key + 2, [made('[', colon.end)])
    return areBalanced(now) ? opened(text, { start, end: colon.end }, '[', now) : undefined
  }
  return undefined
}

const opened = (text: string, key: Range, kind: '{' | '[', tokens: readonly FlowToken[]): BracketMend => ({
  edits: [insert(key.end, ` ${kind}`)],
  range: key,
  message: `a \`${kind}\` is missing behind \`${text.slice(key.start, key.end)}\``,
  title: `put \`${kind}\` there`,
  tokens,
})

/** A key or a closing bracket that begins a line which is indented too little to stand in what is open. */
function atLineStart(
  text: string,
  tokens: readonly FlowToken[],
  at: number,
  open: readonly Open[],
  indentAt: (offset: number) => number,
): BracketMend | undefined {
  const token = tokens[at] as FlowToken
  const top = open.at(-1)
  const isClosing = token.kind === '}' || token.kind === ']'
  if (!top || open.length < 2 || !(isClosing || isKey(tokens, at) || token.kind === '{')) return undefined
  if (!isFirstOnLine(text, token)) return undefined
  const indent = indentAt(token.start)
  const isOut = isClosing || token.kind === '{' ? indent < top.indent : indent <= top.indent
  if (!isOut || (token.kind === '{' && open.at(-2)?.kind !== '[')) return undefined
  const before = tokens[at - 1]
  const isBehindComma = before?.kind === ','
  const last = isBehindComma ? tokens[at - 2] : before
  if (!last) return undefined
  const right = closing[top.kind]
  const added = [made(right, last.end), ...(isClosing || isBehindComma ? [] : [made(',', last.end)])]
  const now = withTokens(tokens, isBehindComma ? at - 1 : at, added)
  if (!areBalanced(now)) return undefined
  const what = isKey(tokens, top.at - 2) ? text.slice(tokens[top.at - 2]?.start, tokens[top.at]?.end) : top.kind
  return {
    edits: [insert(last.end, added.map(({ value }) => value).join(''))],
    range: { start: last.end - 1, end: last.end },
    message: `a \`${right}\` is missing behind this, which closes the \`${what}\` above`,
    title: `put \`${right}\` there`,
    tokens: now,
  }
}

/** A bracket of another kind than the one that it closes. */
function otherClosing(tokens: readonly FlowToken[], at: number, { kind }: Open): BracketMend | undefined {
  const { start, end, kind: written } = tokens[at] as FlowToken
  const right = closing[kind]
  const now = replaced(tokens, at, right)
  if (!areBalanced(now)) return undefined
  const message = `this \`${written}\` closes a \`${kind}\`; write \`${right}\``
  return {
    edits: [{ start, end, text: right }],
    range: { start, end },
    message,
    title: `write \`${right}\``,
    tokens: now,
  }
}

/** Whether a bracket closes what opens on a line that is indented less than its own, which goes on behind it. */
function isTooEarly(
  text: string,
  tokens: readonly FlowToken[],
  at: number,
  top: Open,
  indentAt: (offset: number) => number,
): boolean {
  const token = tokens[at] as FlowToken
  const before = tokens[at - 1]
  const isBesideOther =
    before !== undefined && (before.kind === '}' || before.kind === ']') && before.end === token.start
  return isBesideOther && isFirstOnLine(text, before) && indentAt(token.start) > top.indent
}

function stray(tokens: readonly FlowToken[], at: number): BracketMend | undefined {
  const { start, end, kind } = tokens[at] as FlowToken
  const now = tokens.filter((_, index) => index !== at)
  if (!areBalanced(now)) return undefined
  const message = `this \`${kind}\` is one too many; what is open goes on behind it`
  return {
    edits: [{ start, end, text: ' ' }],
    range: { start, end },
    message,
    title: `take the \`${kind}\` out`,
    tokens: now,
  }
}
