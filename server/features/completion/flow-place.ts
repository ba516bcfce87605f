import { lineIndentation } from '../edit-tree.js'
import { type FlowToken, flowTokens } from '../../syntax/flow-tokens.js'
import type { Form } from '../write-value.js'
import type { Path, Place } from './place.js'

/** A bracket that is open, and how far its content was read. */
interface Open {
  readonly kind: 'map' | 'list'
  readonly keys: Set<string>
  /** The quote around its first key. */
  quote?: FlowToken['quote']
  key: string | undefined
  index: number
  expects: 'key' | 'colon' | 'value' | 'comma'
  /** The end of the item that was read last. */
  end: number
  /** Whether that ends by a quote or a bracket, so that nothing goes on with it. */
  isEnded: boolean
}

const opened = (kind: Open['kind'], end: number): Open => ({
  kind,
  keys: new Set(),
  key: undefined,
  index: 0,
  expects: kind === 'map' ? 'key' : 'value',
  end,
  isEnded: false,
})

/**
 * The place at an offset within the brackets that open at `from`; undefined where they close before, where nothing can be typed, or where no
 * way leads to the brackets. Only where there is a place it is asked for the way.
 */
export function flowPlace(
  text: string,
  from: number,
  offset: number,
  wayTo: () => Path | undefined,
  { form, isJson = form === 'json' }: Written,
): Place | undefined {
  if (offset <= from) return undefined
  const stack: Open[] = []
  let word: FlowToken | undefined
  let read = from
  for (const token of flowTokens(text, from, form === 'json')) {
    if (token.start >= offset) break
    if (token.kind === 'text' && isWithin(token, offset)) word = token
    else {
      take(token, stack)
      read = token.end
    }
    if (stack.length === 0) return undefined
  }
  const top = stack.at(-1)
  // What is no token is a comment.
  const before = text.slice(read, word?.start ?? offset)
  if (before.slice(before.lastIndexOf('\n') + 1).trim() !== '') return undefined
  const place =
    top &&
    placeIn(text, offset, {
      top,
      word,
      form: isJson ? 'json' : formOf(stack, form),
      reads: form,
      isJson,
      path: pathOf(stack),
    })
  const way = place && wayTo()
  return way && { ...place, path: [...way, ...place.path] }
}

/** How what stands between brackets is read. */
interface Written {
  readonly form: 'flow' | 'json'
  /** Whether it is JSON and nothing else; YAML may be written so. */
  readonly isJson?: boolean
}

/** What is written in YAML is written as the keys around are. */
function formOf(stack: readonly Open[], form: Written['form']): Written['form'] {
  const quote = stack.findLast((each) => each.quote !== undefined)?.quote
  return quote === undefined ? form : quote === '"' ? 'json' : 'flow'
}

/** Behind a closing quote nothing is typed any more. */
const isWithin = ({ start, end, quote, value }: FlowToken, offset: number): boolean =>
  quote === '' ? offset <= end : offset <= start + 1 + value.length

/** Goes on behind a token. */
function take(token: FlowToken, stack: Open[]): void {
  const top = stack.at(-1)
  switch (token.kind) {
    case '{':
    case '[':
      stack.push(opened(token.kind === '{' ? 'map' : 'list', token.end))
      break
    case '}':
    case ']':
      stack.pop()
      ended(stack.at(-1), token.end, true)
      break
    case ',':
      if (top)
        Object.assign(top, { expects: top.kind === 'map' ? 'key' : 'value', key: undefined, index: top.index + 1 })
      break
    case ':':
      if (top?.kind === 'map') top.expects = 'value'
      break
    case 'text':
      if (top?.expects === 'key') {
        top.keys.add(token.value)
        top.quote ??= token.quote
        Object.assign(top, { key: token.value, expects: 'colon', end: token.end })
      } else ended(top, token.end, token.quote !== '')
  }
}

function ended(top: Open | undefined, end: number, isEnded: boolean): void {
  if (top) Object.assign(top, { expects: 'comma', end, isEnded })
}

/** The way to the innermost bracket. */
const pathOf = (stack: readonly Open[]): Path =>
  stack.slice(0, -1).map(({ kind, key = '', index }) => (kind === 'map' ? key : index))

interface Found {
  readonly top: Open
  readonly word: FlowToken | undefined
  readonly form: Form
  /** As what the text is read. */
  readonly reads: Form
  readonly isJson: boolean
  readonly path: Path
}

function placeIn(text: string, offset: number, { top, word, form, reads, isJson, path }: Found): Place | undefined {
  // Behind an item, on a new line or apart from what cannot go on, as numbers and words of JSON: its comma is still missing.
  const forgotten = top.expects === 'comma' && (isJson || top.isEnded ? /\s/ : /\n/).test(text.slice(top.end, offset))
  if (!forgotten && top.expects !== 'key' && top.expects !== 'value') return undefined
  const isKey = top.kind === 'map' && (forgotten || top.expects === 'key')
  const rest = restOf(text, word?.end ?? offset, reads === 'json')
  if (!isKey && top.kind === 'map' && rest.isValue) return undefined
  const inner = word?.quote ? 1 : 0
  const start = word ? word.start + inner : offset
  return {
    at: isKey ? 'key' : top.kind === 'list' ? 'item' : 'value',
    path: isKey ? path : [...path, top.kind === 'map' ? (top.key ?? '') : top.index + (forgotten ? 1 : 0)],
    form,
    word: { start, end: word ? Math.max(offset, word.start + inner + word.value.length) : offset },
    quote: word?.quote ?? '',
    lead: form === 'flow' && !word && text[offset - 1] === ':' ? ' ' : '',
    siblings: new Set([...top.keys, ...rest.keys]),
    column: lineIndentation({ text }, offset),
    followed: isKey && rest.next === ':',
    ...(forgotten && { commaAt: top.end }),
    ...((rest.next === 'text' || rest.next === '{' || rest.next === '[') && { commaBehind: true }),
  }
}

/** What follows in the same brackets. */
interface Rest {
  readonly next: FlowToken['kind'] | undefined
  /** Whether what comes next is a value, and no key. */
  readonly isValue: boolean
  readonly keys: readonly string[]
}

function restOf(text: string, from: number, isJson: boolean): Rest {
  const keys: string[] = []
  const first: FlowToken[] = []
  let depth = 0
  let before: FlowToken | undefined
  for (const token of flowTokens(text, from, isJson)) {
    if (first.length < 2) first.push(token)
    if (token.kind === '{' || token.kind === '[') depth++
    else if ((token.kind === '}' || token.kind === ']') && depth-- === 0) break
    else if (token.kind === ':' && depth === 0 && before?.kind === 'text') keys.push(before.value)
    before = token
  }
  const [next, second] = first.map(({ kind }) => kind)
  return { next, isValue: next === '{' || next === '[' || (next === 'text' && second !== ':'), keys }
}
