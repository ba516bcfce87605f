import type { Range } from '../syntax/tree.js'
import { skipBlanks, skipBraced, skipExpression, skipString } from './hcl-scan.js'

/** A `name = expression` of a block. */
export interface Attribute {
  readonly kind: 'attribute'
  readonly name: string
  readonly key: Range
  /** The `=`, or what stands in its place; of no length where nothing does. */
  readonly sign: Range
  readonly expression: Range
}

/** A `type "label" { … }`. */
export interface Block {
  readonly kind: 'block'
  readonly type: string
  readonly key: Range
  readonly labels: readonly (Range & { readonly text: string })[]
  /** Between the braces. */
  readonly body: Range
}

/** Labels of a block; the language has at most two. */
const mostLabels = 10

/** The attributes and blocks of a file, or of the body of a block, and the entries of a map. What is neither is passed over. */
export function* itemsOf(text: string, { start, end }: Range): Generator<Attribute | Block> {
  let at = start
  while (at < end) {
    at = skipBlanks(text, at, end, true)
    const quoted = text[at] === '"' ? skipString(text, at, end) : undefined
    const name = quoted === undefined ? wordAt(text, at) : text.slice(at + 1, quoted - 1)
    if (name === undefined) {
      at = text[at] === '{' ? skipBraced(text, at, end) : at + 1
      continue
    }
    const key = { start: at, end: quoted ?? at + name.length }
    const item = attributeAt(text, name, key, end) ?? (quoted ? undefined : blockAt(text, name, key, end))
    if (item) yield item
    at = item === undefined ? key.end : item.kind === 'attribute' ? item.expression.end : item.body.end + 1
  }
}

const word = /[\p{L}_][\p{L}\p{N}_-]*/uy

/** The name that begins at an offset. */
export function wordAt(text: string, at: number): string | undefined {
  word.lastIndex = at
  return word.exec(text)?.[0]
}

/** What stands between a name and its value; a map may have colons there, and a body whose author took them for the same. */
const sign = /==?|:(?!:)/y

/** How a value begins where the sign before it is missing; a text may be the label of a block, and a word its type. */
const value =
  /(?:<<-?[\p{L}_]|\[|-?\d|(?:true|false|null)\b|[a-z_\d]+\(|(?:"[^"\n]*"|[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_.-]+)?)[ \t]*(?:#[^\n]*)?\r?(?:\n|$))/uy

function attributeAt(text: string, name: string, key: Range, limit: number): Attribute | undefined {
  const at = skipBlanks(text, key.end, limit, false)
  sign.lastIndex = at
  const written = sign.exec(text)?.[0]
  value.lastIndex = at
  if (at >= limit || (written === undefined && !value.test(text))) return undefined
  const behind = at + (written?.length ?? 0)
  const start = skipBlanks(text, behind, limit, false)
  const expression = { start, end: skipExpression(text, start, limit) }
  return { kind: 'attribute', name, key, sign: { start: at, end: behind }, expression }
}

function blockAt(text: string, type: string, key: Range, limit: number): Block | undefined {
  const labels: (Range & { readonly text: string })[] = []
  for (
    let at = skipBlanks(text, key.end, limit, false);
    at < limit && labels.length <= mostLabels;
    at = skipBlanks(text, at, limit, false)
  ) {
    if (text[at] === '{') {
      const end = skipBraced(text, at, limit)
      return { kind: 'block', type, key, labels, body: { start: at + 1, end: text[end - 1] === '}' ? end - 1 : end } }
    }
    const quoted = text[at] === '"'
    const bare = wordAt(text, at)
    if (!quoted && bare === undefined) return undefined
    const end = quoted ? skipString(text, at, limit) : at + (bare?.length ?? 0)
    labels.push(
      quoted
        ? { text: text.slice(at + 1, end - 1), start: at + 1, end: end - 1 }
        : { text: bare ?? '', start: at, end },
    )
    at = end
  }
  return undefined
}
