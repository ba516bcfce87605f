import type { Name } from './boto3/facts.js'
import { textAt } from './boto3/script.js'
import type { PythonFunction } from './facts.js'
import type { Tokens } from './lexer.js'
import type { Trace } from './names.js'

/** A key that a function looks up in its first parameter; `isGet` where it does without one. */
export interface Lookup {
  readonly key: Name
  readonly isGet: boolean
}

/** What the functions of a script look up in their first parameters; none of those that do anything else with them, which may add keys. */
export function lookupsOf(
  functions: readonly PythonFunction[],
  { reads }: Trace,
  tokens: Tokens,
): ReadonlyMap<string, readonly Lookup[]> {
  const named = functions.flatMap(({ name, end, parameters: [first] }) =>
    first ? [{ name, end, first: first.name }] : [],
  )
  const names = new Set(named.map(({ first }) => first))
  const places = reads.filter(({ token }) => names.has(textAt(token, tokens))).sort((a, b) => a.token - b.token)
  const found = new Map<string, readonly Lookup[]>()
  let at = 0
  for (const [index, { name, end, first }] of named.entries()) {
    const limit = Math.min(endOfBody(tokens.source, end), named[index + 1]?.end ?? Number.POSITIVE_INFINITY)
    const lookups: (Lookup | 'reads' | undefined)[] = []
    for (let read = places[at]; read && (tokens.starts[read.token] ?? 0) < limit; read = places[++at]) {
      const start = tokens.starts[read.token] ?? 0
      if (start < end || textAt(read.token, tokens) !== first) continue
      const isOwn = read.names.parent?.kind === 'module' && read.names.bindings.get(first)?.length === 1
      lookups.push(isOwn ? lookupAt(tokens.source, start, tokens.ends[read.token] ?? 0) : undefined)
    }
    if (!lookups.includes(undefined))
      found.set(
        name,
        lookups.filter((each) => each !== undefined && each !== 'reads'),
      )
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
const showing = /(?:\bin\s+|\b(?:print|len|str|repr|json\.dumps)\()$/

/** What is looked up by the name at a place; `reads` where it is read in another way, and undefined where it may be changed. */
function lookupAt(source: string, start: number, end: number): Lookup | 'reads' | undefined {
  const before = source.slice(Math.max(0, start - 40), start)
  for (const [form, isGet] of [
    [subscript, false],
    [getting, true],
  ] as const) {
    form.lastIndex = end
    const match = form.exec(source)
    if (!match || /\bdel\s+$/.test(before)) continue
    const [whole, quote = '', text = ''] = match
    const at = end + whole.indexOf(quote) + 1
    return { key: { text, start: at, end: at + text.length }, isGet }
  }
  listing.lastIndex = end
  return listing.test(source) || (showing.test(before) && /^\s*[),:\]\n]/.test(source.slice(end, end + 40)))
    ? 'reads'
    : undefined
}
