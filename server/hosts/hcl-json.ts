import type { Range } from '../syntax/tree.js'
import { wordAt } from './hcl-body.js'
import { heredocAt, skipBlanks, skipComment, skipExpression, skipString } from './hcl-scan.js'
import { type Contents, contentsOfCall, joinedAt } from './hcl-joins.js'
import { heredocParts, standing, stringParts, type TemplatePart, verbatim } from './hcl-template.js'
import type { Part } from './host-text.js'

/** How deep lists and maps nest; deeper ones are taken for unknown. */
const deepest = 60

/** Parts of a text and where their source ends. */
interface Read {
  readonly parts: readonly Part[]
  readonly end: number
}

/** The JSON text that `jsonencode` makes of an expression, in parts; what is not literal in it is unknown. Undefined where the expression is none. */
export function jsonParts(text: string, { start, end }: Range): readonly Part[] | undefined {
  const read = valueAt(text, start, end, 0)
  return read && skipBlanks(text, read.end, end, true) >= end ? read.parts : undefined
}

function valueAt(text: string, from: number, limit: number, depth: number): Read | undefined {
  const at = skipBlanks(text, from, limit, true)
  const literal = depth < deepest ? literalAt(text, at, limit, depth) : undefined
  if (literal && endsValue(text, skipBlanks(text, literal.end, limit, false), limit)) return literal
  return unknownAt(text, at, limit)
}

/** What is not literal. A single word may be the beginning of what is being typed. */
function unknownAt(text: string, start: number, limit: number): Read | undefined {
  const source = text.slice(start, skipExpression(text, start, limit)).trimEnd()
  const end = start + source.length
  const closed = { kind: /^[\w.-]+$/.test(source) ? 'word' : 'expression', start, end } as const
  return end > start ? { parts: [{ ...verbatim(text, start, end), hole: true, closed }], end } : undefined
}

const endsValue = (text: string, at: number, limit: number): boolean => at >= limit || ',}])\n'.includes(text[at] ?? '')

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y

function literalAt(text: string, at: number, limit: number, depth: number): Read | undefined {
  const char = text[at] ?? ''
  if (char === '"') {
    const end = skipString(text, at, limit)
    // One that is not closed ends with its line.
    const last = text[end - 1]
    const inner = { start: at + 1, end: end > at + 1 && (last === '"' || last === '\r') ? end - 1 : end }
    return { parts: quoted(stringParts(text, inner), { start: at, end: inner.start }, { start: inner.end, end }), end }
  }
  if (char === '<') {
    const heredoc = heredocAt(text, at, limit)
    return (
      heredoc && {
        parts: [
          { ...standing('', at, at), closed: { kind: 'heredoc', start: at, end: heredoc.end } },
          ...quoted(heredocParts(text, heredoc), nothingAt(heredoc.start), nothingAt(heredoc.stop)),
        ],
        end: heredoc.end,
      }
    )
  }
  if (char === '[' || char === '{') return bracketed(char, contentsAt(text, at, limit, depth))
  const joined = joinedAt(text, at)
  if (joined) return bracketed(joined, joinedContents(text, at, limit, depth, { open: joined }))
  const word = wordAt(text, at)
  number.lastIndex = at
  const literal = word === 'true' || word === 'false' || word === 'null' ? word : number.exec(text)?.[0]
  return literal === undefined
    ? undefined
    : { parts: [verbatim(text, at, at + literal.length)], end: at + literal.length }
}

/** A list or a map of what it holds. */
const bracketed = (bracket: '[' | '{', contents: Contents | undefined): Read | undefined =>
  contents && {
    parts: [
      standing(bracket, contents.open.start, contents.open.end),
      ...contents.parts,
      standing(closing[bracket], contents.close.start, contents.close.end),
    ],
    end: contents.end,
  }

const closing = { '[': ']', '{': '}' } as const

/** What a list or a map is for that is put together with others. */
interface Joined {
  readonly open: '[' | '{'
  /** Whether the items of lists within lists are the list's own. */
  readonly isFlat?: boolean
}

/** What a list or a map holds that a function puts together with others: one that is written out, or put together itself. */
function joinedContents(text: string, at: number, limit: number, depth: number, joined: Joined): Contents | undefined {
  if (depth >= deepest) return undefined
  if (text[at] === joined.open) return contentsAt(text, at, limit, depth, joined)
  if (joinedAt(text, at) !== joined.open) return undefined
  return contentsOfCall(text, at, limit, (from, isFlat) =>
    joinedContents(text, from, limit, depth + 1, { ...joined, isFlat: isFlat || joined.isFlat === true }),
  )
}

/** An item of a list that is the list's own, or what a list in its place holds. */
function flatItemAt(text: string, at: number, limit: number, depth: number): Item | undefined {
  if (text[at] !== '[' && joinedAt(text, at) !== '[') return valueAt(text, at, limit, depth)
  const contents = joinedContents(text, at, limit, depth, { open: '[', isFlat: true })
  if (!contents) return unknownAt(text, at, limit)
  const { parts, open, close, end, isEmpty } = contents
  return {
    parts: [...blank(text, open.start, open.end), ...parts, ...blank(text, close.start, close.end)],
    end,
    isEmpty,
  }
}

/** A value or an entry, or what stands in the place of one. */
interface Item extends Read {
  /** True where nothing stands there. */
  readonly isEmpty?: boolean
  /** The name of an entry. */
  readonly key?: string
}

type ReadItem = (text: string, at: number, limit: number, depth: number) => Item | undefined

/** What stands between brackets: entries of a map may be divided by a new line. */
function contentsAt(text: string, from: number, limit: number, depth: number, joined?: Joined): Contents | undefined {
  const close = text[from] === '[' ? ']' : '}'
  const itemAt: ReadItem = close === '}' ? entryAt : joined?.isFlat ? flatItemAt : valueAt
  let at = skipBlanks(text, from + 1, limit, true)
  if (wordAt(text, at) === 'for') return undefined
  const parts: Part[] = blanks(text, from + 1, at)
  const keys: string[] = []
  let isEmpty = true
  // What is put together with others has commas only between what is there.
  let owed: { readonly index: number; readonly comma: Part } | undefined
  while (at < limit && text[at] !== close) {
    const item = itemAt(text, at, limit, depth + 1)
    const sign = item && skipBlanks(text, item.end, limit, true)
    if (!item || sign === undefined || (close === ']' && text[sign] !== ',' && text[sign] !== close)) return undefined
    at = text[sign] === ',' ? skipBlanks(text, sign + 1, limit, true) : sign
    if (owed && !item.isEmpty) parts[owed.index] = owed.comma
    if (item.key !== undefined) keys.push(item.key)
    const { before, comma, behind } = dividing(
      text,
      { end: item.end, sign, next: at },
      at < limit && text[at] !== close,
    )
    // There may be more of them than a call takes arguments.
    for (const part of [...item.parts, ...before]) parts.push(part)
    if (comma && joined && !item.isEmpty) owed = { index: parts.length, comma }
    if (comma) parts.push(joined ? { ...comma, text: comma.text.replace(',', ' ') } : comma)
    for (const part of behind) parts.push(part)
    isEmpty &&= item.isEmpty ?? false
  }
  return { parts, open: { start: from, end: from + 1 }, close: { start: at, end: at + 1 }, end: at + 1, isEmpty, keys }
}

/** What stands behind an item, up to `next`: a comma at `sign`, or the one that JSON needs where a new line divides items of a map. */
function dividing(
  text: string,
  { end, sign, next }: { readonly end: number; readonly sign: number; readonly next: number },
  needsComma: boolean,
): { readonly before: readonly Part[]; readonly comma: Part | undefined; readonly behind: readonly Part[] } {
  if (text[sign] === ',' && next > sign)
    return {
      before: blanks(text, end, sign),
      comma: standing(',', sign, sign + 1),
      behind: blanks(text, sign + 1, next),
    }
  return { before: [], comma: needsComma ? standing(',', end, end) : undefined, behind: blanks(text, end, next) }
}

/** Blanks and comments as blanks, so that lines and columns stay. */
function blanks(text: string, start: number, end: number): Part[] {
  const parts: Part[] = []
  let done = start
  let at = start
  while (at < end) {
    const to = skipComment(text, at, end)
    if (to === at) {
      at++
      continue
    }
    // The end of a line is where its comment goes on.
    const closed = { kind: 'comment', start: at, end: text.startsWith('/*', at) ? to : to + 1 } as const
    parts.push(...blank(text, done, at), ...blank(text, at, to).map((part) => ({ ...part, closed })))
    done = to
    at = to
  }
  return [...parts, ...blank(text, done, end)]
}

const blank = (text: string, start: number, end: number): Part[] =>
  end > start ? [{ ...verbatim(text, start, end), text: text.slice(start, end).replaceAll(/[^\n]/g, ' ') }] : []

/** A key and its value. Of one that is half typed, only what is there. */
function entryAt(text: string, at: number, limit: number, depth: number): Item | undefined {
  const key = keyAt(text, at, limit)
  if (!key) return undefined
  const name = key.parts.map((part) => part.text).join('')
  const sign = skipBlanks(text, key.end, limit, false)
  if (text[sign] !== '=' && text[sign] !== ':')
    return isEndOfEntry(text, sign, limit) ? { ...key, key: name } : undefined
  const begin = skipBlanks(text, sign + 1, limit, false)
  const colon = [standing(':', sign, sign + 1), ...blanks(text, sign + 1, begin)]
  const parts = [...key.parts, ...blanks(text, key.end, sign), ...colon]
  if (isEndOfEntry(text, begin, limit)) return { parts, end: begin, key: name }
  const value = valueAt(text, begin, limit, depth)
  return value && { parts: [...parts, ...value.parts], end: value.end, key: name }
}

const isEndOfEntry = (text: string, at: number, limit: number): boolean =>
  at >= limit || ',}\n'.includes(text[at] ?? '')

/** A key: a name, a string, or an expression in parentheses. */
function keyAt(text: string, at: number, limit: number): Read | undefined {
  const name = wordAt(text, at)
  if (name !== undefined)
    return {
      parts: quoted([verbatim(text, at, at + name.length)], nothingAt(at), nothingAt(at + name.length)),
      end: at + name.length,
    }
  if (text[at] === '"') return literalAt(text, at, limit, 0)
  if (text[at] !== '(') return undefined
  const end = Math.min(limit, skipExpression(text, at + 1, limit) + 1)
  return { parts: quoted([{ ...verbatim(text, at, end), hole: true }], nothingAt(at), nothingAt(end)), end }
}

/** A place of no length: what stands there in JSON is not in the source. */
const nothingAt = (at: number): Range => ({ start: at, end: at })

/** A JSON string of the parts, with the places of its quotes. */
function quoted(parts: readonly TemplatePart[], open: Range, close: Range): Part[] {
  return [standing('"', open.start, open.end), ...parts.flatMap(escaped), standing('"', close.start, close.end)]
}

const special = /["\\\u0000-\u001f]/g

function escaped(part: TemplatePart): Part[] {
  if (part.hole) return [{ ...part, closed: { kind: 'expression', start: part.start, end: part.end } }]
  if (!part.verbatim) return [standing(JSON.stringify(part.text).slice(1, -1), part.start, part.end)]
  const pieces: Part[] = []
  let done = 0
  for (const { index, 0: char } of part.text.matchAll(special)) {
    pieces.push(
      slice(part, done, index),
      standing(JSON.stringify(char).slice(1, -1), part.start + index, part.start + index + 1),
    )
    done = index + 1
  }
  pieces.push(slice(part, done, part.text.length))
  return pieces
}

function slice(part: TemplatePart, from: number, to: number): Part {
  return { text: part.text.slice(from, to), place: (start, end) => part.place(from + start, from + end) }
}
