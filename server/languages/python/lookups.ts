import type { Name, Span } from './boto3/facts.js'
import { textAt, typeAt } from './boto3/script.js'
import type { PythonFunction } from './facts.js'
import type { Tokens } from './lexer.js'
import type { Read, Trace } from './names.js'
import { certainTokens } from './certain-tokens.js'

/** A key that a function looks up in its first parameter, where it does so first. */
export interface Lookup extends Name {
  /** All places where it stands. */
  readonly places: readonly Span[]
  /** Whether the function cannot get to its end without the key. */
  readonly isNeeded: boolean
}

/** What a function looks up in its first parameter. */
export interface Lookups {
  /** All places where a key is looked up. */
  readonly places: readonly Name[]
  /**
   * The keys, where the function does nothing else with the parameter, which may add some. Those that the script names elsewhere too are left out,
   * for it may ask whether they are there.
   */
  readonly keys: readonly Lookup[]
}

/** What the functions of a script look up in their first parameters. */
export function lookupsOf(
  functions: readonly PythonFunction[],
  { reads }: Trace,
  tokens: Tokens,
): ReadonlyMap<string, Lookups> {
  const named = functions.flatMap(({ name, end, isDecorated, parameters: [first] }) =>
    first ? [{ name, end, isDecorated, first: first.name }] : [],
  )
  const names = new Set(named.map(({ first }) => first))
  const places = reads.filter(({ token }) => names.has(textAt(token, tokens))).sort((a, b) => a.token - b.token)
  const found = new Map<string, Lookups>()
  if (places.length === 0) return found
  const isCertain = certainTokens(tokens)
  const mentioned = mentionsIn(tokens)
  let at = 0
  for (const [index, { name, end, isDecorated, first }] of named.entries()) {
    const limit = Math.min(endOfBody(tokens.source, end), named[index + 1]?.end ?? Number.POSITIVE_INFINITY)
    const lookups: (Place | 'reads' | undefined)[] = []
    let isRebound = false
    for (let read = places[at]; read && (tokens.starts[read.token] ?? 0) < limit; read = places[++at]) {
      if ((tokens.starts[read.token] ?? 0) < end || textAt(read.token, tokens) !== first) continue
      isRebound ||= (read.names.parent?.bindings.get(name)?.length ?? 0) > 1
      lookups.push(isOwn(read, first) ? lookupAt(read.token, tokens, isCertain(read.token)) : undefined)
    }
    const all = lookups.filter((each) => each !== undefined && each !== 'reads')
    // What a decorator, or a call whose result takes the name, gives in its place may pass on other keys.
    const isOther = lookups.includes(undefined) || isDecorated || isRebound
    found.set(name, { places: all, keys: isOther ? [] : byKey(all.filter(({ text }) => !mentioned.has(text))) })
  }
  return found
}

/** Whether a name is that of the parameter, and of nothing else. */
const isOwn = ({ names }: Read, parameter: string): boolean =>
  names.parent?.kind === 'module' && names.bindings.get(parameter)?.length === 1

/** Where a key is looked up. */
interface Place extends Name {
  readonly isNeeded: boolean
  /** Whether it may be absent there. */
  readonly isGet: boolean
}

/** Each key once. What is asked for by `get` somewhere is needed nowhere: that may be how the function finds out whether it is there. */
function byKey(places: readonly Place[]): readonly Lookup[] {
  const found = new Map<string, Lookup & { places: Span[]; isNeeded: boolean }>()
  const optional = new Set(places.filter(({ isGet }) => isGet).map(({ text }) => text))
  for (const { text, start, end, isNeeded } of places) {
    const lookup = found.get(text) ?? { text, start, end, places: [], isNeeded: false }
    lookup.places.push({ start, end })
    lookup.isNeeded ||= isNeeded && !optional.has(text)
    found.set(text, lookup)
  }
  return [...found.values()]
}

/** The texts in quotes of a script but for those that are looked up in something, and the keys of its maps. */
function mentionsIn(tokens: Tokens): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at < tokens.count; at++) {
    if (typeAt(at, tokens) !== 'string') continue
    const [before, behind] = [typeAt(at - 1, tokens), typeAt(at + 1, tokens)]
    const isSubscript = before === '[' && behind === ']' && /^[)\]}]$|^name$/.test(typeAt(at - 2, tokens) ?? '')
    const isGet = before === '(' && typeAt(at - 2, tokens) === 'name' && textAt(at - 2, tokens) === 'get'
    if (!isSubscript && !isGet && behind !== ':') found.add(textAt(at, tokens).replaceAll(/^['"]|['"]$/g, ''))
  }
  return found
}

/** Where a function that begins a line ends: before the next line that is not indented. Brackets may close there. */
function endOfBody(source: string, from: number): number {
  const next = /\n(?=[^\s#)\]}'"])/g
  next.lastIndex = from
  return next.exec(source)?.index ?? source.length
}

const subscript = /\s*\[\s*(['"])([^'"\\\n]+)\1\s*\](?!\s*(?:=(?!=)|(?:[-+*/%&|^@]|\/\/|\*\*|<<|>>)=))/y
const getting = /\s*\.\s*get\(\s*(['"])([^'"\\\n]+)\1\s*[,)]/y
const listing = /\s*\.\s*(?:keys|values|items)\(/y
const showing = /(?:\bfor\s+\w+\s+in\s+|['"]\s+(?:not\s+)?in\s+|\b(?:print|str|repr|json\.dumps)\()$/
const looping = /\bfor\s+\w+(?:\s*,\s*\w+)?\s+in\s+$/

/** What is looked up by the name at a place; `reads` where it is read in another way, and undefined where it may be changed, or asked for keys. */
function lookupAt(token: number, { source, starts, ends }: Tokens, isCertain: boolean): Place | 'reads' | undefined {
  const [start, end] = [starts[token] ?? 0, ends[token] ?? 0]
  const before = source.slice(Math.max(0, start - 60), start)
  for (const [form, isGet] of [
    [subscript, false],
    [getting, true],
  ] as const) {
    form.lastIndex = end
    const match = form.exec(source)
    if (!match || /\bdel\s+$/.test(before)) continue
    const [whole, quote = '', text = ''] = match
    const at = end + whole.indexOf(quote) + 1
    return { text, start: at, end: at + text.length, isGet, isNeeded: isCertain && !isGet }
  }
  listing.lastIndex = end
  const isListed = listing.test(source) && (looping.test(before) || /['"]\s+(?:not\s+)?in\s+$/.test(before))
  return isListed || (showing.test(before) && /^\s*[),:\]\n]/.test(source.slice(end, end + 40))) ? 'reads' : undefined
}
