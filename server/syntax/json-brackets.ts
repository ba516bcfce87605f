import { insert, type TextEdit } from './edited-text.js'
import type { FlowToken } from './flow-tokens.js'
import { isFirstOnLine } from './line-before.js'
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

/** A text of JSON whose brackets do not fit each other. */
interface Odd {
  readonly text: string
  readonly tokens: readonly FlowToken[]
  /** By how much more opens in it than closes. */
  readonly weight: number
  /** Tells how far the line of an offset is indented. */
  readonly indentAt: (offset: number) => number
}

/** What was meant where brackets do not fit each other, as far as the indentation of lines, or what stands between the brackets, tells it. */
export function bracketMend(text: string, tokens: readonly FlowToken[]): BracketMend | undefined {
  if (tokens.length > mostTokens || areBalanced(tokens)) return undefined
  const odd: Odd = { text, tokens, weight: weightOf(tokens), indentAt: indents(text) }
  const open: Open[] = []
  for (const [at, token] of tokens.entries()) {
    const { kind } = token
    const mend =
      otherOpening(odd, at) ?? outOfPlace(odd, at, open) ?? missingOpening(odd, at, open) ?? atLineStart(odd, at, open)
    if (mend) return mend
    if (kind === '{' || kind === '[') open.push({ at, kind, indent: odd.indentAt(token.start) })
    else if (kind === '}' || kind === ']') {
      const top = open.pop()
      if (!top) return undefined
      if (closing[top.kind] !== kind)
        return otherClosing(odd, at, top) ?? missingList(odd, at) ?? closedBefore(odd, at, [top], true)
      if (isTooEarly(odd, at, top) || isBeforeItsOwn(odd, at, top)) return stray(odd, at)
    }
  }
  return undefined
}

/** What may be meant is tried with all tokens; larger texts are told of as they are read. */
const mostTokens = 8000

const closing = { '{': '}', '[': ']' } as const

/** Whether each bracket is closed by its like. */
export function areBalanced(tokens: readonly FlowToken[]): boolean {
  const open: Kind[] = []
  for (const { kind } of tokens) {
    if (kind === '{' || kind === '[') open.push(closing[kind])
    else if ((kind === '}' || kind === ']') && open.pop() !== kind) return false
  }
  return open.length === 0
}

/** Square brackets weigh more than all braces together, so that nothing weighs something only where as many of each close as open. */
const weights: Partial<Record<Kind, number>> = { '{': 1, '}': -1, '[': 2 * mostTokens, ']': -2 * mostTokens }

const weightOf = (tokens: readonly FlowToken[]): number =>
  tokens.reduce((sum, { kind }) => sum + (weights[kind] ?? 0), 0)

/** The tokens with others in the place of some, where all brackets fit then. */
function fitting(
  { tokens, weight }: Odd,
  at: number,
  removed: number,
  added: readonly FlowToken[],
): readonly FlowToken[] | undefined {
  if (weight - weightOf(tokens.slice(at, at + removed)) + weightOf(added) !== 0) return undefined
  const now = [...tokens.slice(0, at), ...added, ...tokens.slice(at + removed)]
  return areBalanced(now) ? now : undefined
}

/** Tells how far the line of an offset is indented. */
const indents = (text: string) => (offset: number) => {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0].length ?? 0
}

const isKey = (tokens: readonly FlowToken[], at: number): boolean =>
  tokens[at]?.kind === 'text' && tokens[at]?.quote === '"' && tokens[at + 1]?.kind === ':'

const made = (kind: Kind, at: number): FlowToken => ({ kind, value: kind, quote: '', start: at, end: at })

/** Another bracket in the place of one. */
function written(odd: Odd, at: number, right: Kind, message: string): BracketMend | undefined {
  const { start, end } = odd.tokens[at] as FlowToken
  const now = fitting(odd, at, 1, [{ ...made(right, start), end }])
  if (!now) return undefined
  return {
    edits: [{ start, end, text: right }],
    range: { start, end },
    message,
    title: `write \`${right}\``,
    tokens: now,
  }
}

/** A list of keys, or a map of things without keys, that is closed as what it was meant to be. */
function otherOpening(odd: Odd, at: number): BracketMend | undefined {
  const { tokens } = odd
  const { kind } = tokens[at] as FlowToken
  const next = tokens[at + 1]
  if (kind === '[' && isKey(tokens, at + 1))
    return written(odd, at, '{', 'a `[` begins a list, and keys stand in it; write `{`')
  const isMap =
    kind === '{' &&
    (next?.kind === '{' || next?.kind === '[' || (next?.kind === 'text' && /^[,\]]$/.test(tokens[at + 2]?.kind ?? '')))
  return isMap ? written(odd, at, '[', 'a `{` begins a map, and no keys stand in it; write `[`') : undefined
}

/** A key behind which a map or list goes on that does not begin. */
function missingOpening(odd: Odd, at: number, open: readonly Open[]): BracketMend | undefined {
  const { text, tokens } = odd
  const [key, colon, first] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!key || !colon || first?.kind !== 'text' || open.at(-1)?.kind !== '{' || !isKey(tokens, at)) return undefined
  if (!text.slice(colon.end, first.start).includes('\n')) return undefined
  const behind = tokens[at + 3]?.kind
  const isMap = isKey(tokens, at + 2)
  const isList = behind === ']' || (behind === ',' && tokens[at + 4]?.kind === 'text' && tokens[at + 5]?.kind !== ':')
  if (!isMap && !isList) return undefined
  return opened(odd, at, isMap ? '{' : '[')
}

/** The `[` that is missing before maps, behind the key that is indented like the bracket which closes them. */
function missingList(odd: Odd, at: number): BracketMend | undefined {
  const { text, tokens, indentAt } = odd
  const token = tokens[at] as FlowToken
  if (token.kind !== ']' || !isFirstOnLine(text, token.start)) return undefined
  for (let key = at - 1; key >= 0; key--) {
    const [{ start, kind } = token, colon, value] = [tokens[key], tokens[key + 1], tokens[key + 2]]
    if (kind !== 'text' || !colon || !value || !isKey(tokens, key) || indentAt(start) !== indentAt(token.start))
      continue
    if (!text.slice(colon.end, value.start).includes('\n')) return undefined
    return opened(odd, key, '[')
  }
  return undefined
}

/** A bracket behind the colon of a key. */
function opened(odd: Odd, key: number, kind: '{' | '['): BracketMend | undefined {
  const { start } = odd.tokens[key] as FlowToken
  const { end } = odd.tokens[key + 1] as FlowToken
  const now = fitting(odd, key + 2, 0, [made(kind, end)])
  if (!now) return undefined
  return {
    edits: [insert(end, ` ${kind}`)],
    range: { start, end },
    message: `a \`${kind}\` is missing behind \`${odd.text.slice(start, end)}\``,
    title: `put \`${kind}\` there`,
    tokens: now,
  }
}

/** A key or a closing bracket that begins a line which is indented too little to stand in what is open. */
function atLineStart(odd: Odd, at: number, open: readonly Open[]): BracketMend | undefined {
  const { text, tokens, indentAt } = odd
  const token = tokens[at] as FlowToken
  const top = open.at(-1)
  const isClosing = token.kind === '}' || token.kind === ']'
  if (!top || open.length < 2 || !(isClosing || isKey(tokens, at) || token.kind === '{')) return undefined
  if (!isFirstOnLine(text, token.start)) return undefined
  const indent = indentAt(token.start)
  const isOut = ({ indent: own }: Open) => (isClosing || token.kind === '{' ? indent < own : indent <= own)
  if (!isOut(top) || (token.kind === '{' && open.at(-2)?.kind !== '[')) return undefined
  const isInside = isClosing || tokens[at - 1]?.kind === ','
  // The outermost map stays open.
  const all = open.slice(Math.max(1, open.findLastIndex((each) => !isOut(each)) + 1)).toReversed()
  return closedBefore(odd, at, [top], isInside) ?? (all.length > 1 ? closedBefore(odd, at, all, isInside) : undefined)
}

/** The brackets that close what is open before a token, with a comma behind them where another entry follows. */
function closedBefore(odd: Odd, at: number, open: readonly Open[], isInside: boolean): BracketMend | undefined {
  const { text, tokens } = odd
  const isBehindComma = tokens[at - 1]?.kind === ','
  const last = isBehindComma ? tokens[at - 2] : tokens[at - 1]
  const outer = open.at(-1)
  if (!last || !outer) return undefined
  const added = open.map(({ kind }) => made(closing[kind], last.end))
  const now = fitting(odd, isBehindComma ? at - 1 : at, 0, isInside ? added : [...added, made(',', last.end)])
  if (!now) return undefined
  const right = added.map(({ value }) => value).join('')
  const what = isKey(tokens, outer.at - 2) ? text.slice(tokens[outer.at - 2]?.start, tokens[outer.at]?.end) : outer.kind
  return {
    edits: [insert(last.end, isInside ? right : `${right},`)],
    range: { start: last.end - 1, end: last.end },
    message: `a \`${right}\` is missing behind this, which closes the \`${what}\` above`,
    title: `put \`${right}\` there`,
    tokens: now,
  }
}

/** A bracket of another kind than the one that it closes. */
function otherClosing(odd: Odd, at: number, { kind }: Open): BracketMend | undefined {
  const right = closing[kind]
  return written(odd, at, right, `this \`${odd.tokens[at]?.kind}\` closes a \`${kind}\`; write \`${right}\``)
}

/** A bracket where none can stand, if all fit each other without it. */
function outOfPlace(odd: Odd, at: number, open: readonly Open[]): BracketMend | undefined {
  const around: Around = {
    before: odd.tokens[at - 1]?.kind,
    behind: odd.tokens[at + 1]?.kind,
    next: odd.tokens[at + 2]?.kind,
    inMap: open.at(-1)?.kind === '{',
  }
  switch (odd.tokens[at]?.kind) {
    case '{':
      return opensNothing(around) || holdsNoKey(around) ? stray(odd, at, 'opens nothing') : undefined
    case '[':
      return opensNothing(around) || isListInList(around) ? stray(odd, at, 'opens nothing') : undefined
    case '}':
    case ']':
      return closesNothing(around) ? stray(odd, at, 'closes nothing') : undefined
    default:
      return undefined
  }
}

/** The kinds of the tokens around a bracket. */
interface Around {
  readonly before: Kind | undefined
  readonly behind: Kind | undefined
  readonly next: Kind | undefined
  /** Whether it stands in a map, which has values behind colons only. */
  readonly inMap: boolean
}

const isOpening = (kind: Kind | undefined): boolean => kind === '{' || kind === '['

const opensNothing = ({ before, behind, inMap }: Around): boolean => behind === ':' || (inMap && before !== ':')

const holdsNoKey = ({ behind, next }: Around): boolean =>
  isOpening(behind) || behind === ',' || behind === ']' || (behind === 'text' && /^[,}\]]$/.test(next ?? ''))

/** Lists of maps stand in no list. */
const isListInList = ({ before, behind }: Around): boolean => behind === '{' && (before === '[' || before === ',')

/** Behind a comma, a colon or another bracket more has to follow, if it does; between a key and its colon nothing closes. */
const closesNothing = ({ before, behind }: Around): boolean =>
  before === 'text'
    ? behind === ':'
    : (before === ',' || before === ':' || isOpening(before)) && (behind === 'text' || isOpening(behind))

/** Whether a bracket closes what opens on a line that is indented less than its own, which goes on behind it. */
function isTooEarly({ text, tokens, indentAt }: Odd, at: number, top: Open): boolean {
  const token = tokens[at] as FlowToken
  const before = tokens[at - 1]
  const isBesideOther =
    before !== undefined && (before.kind === '}' || before.kind === ']') && before.end === token.start
  return isBesideOther && isFirstOnLine(text, before.start) && indentAt(token.start) > top.indent
}

/** Whether a bracket at the end of a line closes what the next line closes, which is indented like the line that opens it. */
function isBeforeItsOwn({ text, tokens, indentAt }: Odd, at: number, top: Open): boolean {
  const [{ start, kind }, next, first] = [tokens[at] as FlowToken, tokens[at + 1], tokens[top.at] as FlowToken]
  if (next?.kind !== kind || isFirstOnLine(text, start) || !isFirstOnLine(text, next.start)) return false
  return indentAt(next.start) === top.indent && text.slice(first.end, start).includes('\n')
}

function stray(
  odd: Odd,
  at: number,
  what = 'is one too many; what is open goes on behind it',
): BracketMend | undefined {
  const { start, end, kind } = odd.tokens[at] as FlowToken
  const now = fitting(odd, at, 1, [])
  if (!now) return undefined
  return {
    edits: [{ start, end, text: ' ' }],
    range: { start, end },
    message: `this \`${kind}\` ${what}`,
    title: `take the \`${kind}\` out`,
    tokens: now,
  }
}
