import type { Range } from '../syntax/tree.js'
import { wordAt } from './hcl-body.js'
import { skipBlanks, skipExpression } from './hcl-scan.js'
import { standing, verbatim } from './hcl-template.js'
import type { Part } from './host-text.js'

/** What a list or a map holds that is written out, or put together of such. */
export interface Contents {
  /** Without the brackets, and without a comma at the end. */
  readonly parts: readonly Part[]
  /** The brackets, or what stands for them. */
  readonly open: Range
  readonly close: Range
  /** Where the source ends. */
  readonly end: number
  readonly isEmpty: boolean
  /** The names of the entries of a map. */
  readonly keys: readonly string[]
}

/** Functions that give one list or map of those that they are given, with the bracket that begins these. */
const joining: Readonly<Record<string, '[' | '{'>> = {
  concat: '[',
  flatten: '[',
  tolist: '[',
  merge: '{',
  tomap: '{',
}

/** The bracket that begins what the call at an offset gives, if that is a list or a map put together of others. */
export function joinedAt(text: string, at: number): '[' | '{' | undefined {
  const name = wordAt(text, at)
  const isCall = name !== undefined && text[at + name.length] === '(' && Object.hasOwn(joining, name)
  return isCall ? joining[name] : undefined
}

/**
 * What the call at an offset gives: of arguments that are written out what they hold, and of any other one item or entry that is not known.
 * Undefined where an entry takes the place of another one. `read` reads an argument; `isFlat` where lists within lists go up in it.
 */
export function contentsOfCall(
  text: string,
  at: number,
  limit: number,
  read: (at: number, isFlat: boolean) => Contents | undefined,
): Contents | undefined {
  const name = wordAt(text, at) ?? ''
  const begin = at + name.length + 1
  const given = argumentsAt(text, begin, limit, (from) => read(from, name === 'flatten'))
  if (!given) return undefined
  const { found, end } = given
  const keys = found.flatMap(({ contents }) => contents?.keys ?? [])
  if (new Set(keys).size < keys.length) return undefined
  const parts: Part[] = []
  let isEmpty = true
  let done = at
  for (const { contents, start, stop } of found) {
    if (contents) parts.push(betweenAt(done, contents.open.start))
    if (!isEmpty && !contents?.isEmpty) parts.push(standing(',', start, start))
    for (const part of contents?.parts ?? unknownAmong(text, start, stop, joining[name] === '{')) parts.push(part)
    isEmpty &&= contents?.isEmpty ?? false
    done = contents?.close.end ?? done
  }
  parts.push(betweenAt(done, end))
  const open = found[0]?.contents?.open ?? { start: at, end: begin }
  const close = found.at(-1)?.contents?.close ?? { start: end - 1, end }
  return { parts, open, close, end, isEmpty, keys }
}

/** An argument of a call: what it holds, where that is known. */
interface Given {
  readonly contents: Contents | undefined
  readonly start: number
  readonly stop: number
}

/** The arguments from behind the parenthesis of a call, and where it ends; undefined where it is not whole. */
function argumentsAt(
  text: string,
  from: number,
  limit: number,
  read: (at: number) => Contents | undefined,
): { readonly found: readonly Given[]; readonly end: number } | undefined {
  const found: Given[] = []
  let at = skipBlanks(text, from, limit, true)
  while (at < limit && text[at] !== ')') {
    const known = read(at)
    const isWhole = known && ',)'.includes(text[skipBlanks(text, known.end, limit, true)] ?? '-')
    const contents = isWhole ? known : undefined
    const stop = contents?.end ?? at + text.slice(at, skipExpression(text, at, limit)).trimEnd().length
    const sign = skipBlanks(text, stop, limit, true)
    if (stop === at || (text[sign] !== ',' && text[sign] !== ')')) return undefined
    found.push({ contents, start: at, stop })
    at = text[sign] === ',' ? skipBlanks(text, sign + 1, limit, true) : sign
  }
  return at < limit ? { found, end: at + 1 } : undefined
}

/** One item, or one entry, of which only the source is known. */
function unknownAmong(text: string, start: number, stop: number, isEntry: boolean): readonly Part[] {
  const hole: Part = { ...verbatim(text, start, stop), hole: true }
  return isEntry ? [standing('"', start, start), hole, standing('":1', stop, stop)] : [hole]
}

/** What a call has between what it puts together, where changes of the document have no place. */
const betweenAt = (start: number, end: number): Part => ({
  ...standing('', start, start),
  closed: { kind: 'expression', start, end },
})
