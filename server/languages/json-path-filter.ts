import type { SelectorStep } from './json-path.js'
import { accept, fail, readQuoted, type SelectorText, skipSpace, take } from './json-path-text.js'

export type FilterComparison = '==' | '!=' | '<' | '>' | '<=' | '>='

/** What a filter asks of an item. AWS describes one comparison; the other forms are read as well. */
export type FilterTest =
  | {
      readonly kind: 'compare'
      readonly path: readonly SelectorStep[]
      readonly comparison: FilterComparison
      readonly value: string | number | boolean | null
    }
  | { readonly kind: 'exists'; readonly path: readonly SelectorStep[] }
  | { readonly kind: 'and' | 'or'; readonly tests: readonly FilterTest[] }
  | { readonly kind: 'not'; readonly test: FilterTest }

/** Filters inside filters, and parentheses, are followed this deep. */
const deepest = 20

/** Reads the path behind `@`. */
type ReadPath = (text: SelectorText) => readonly SelectorStep[]

/** Reads a filter from behind `[?` to behind its `]`. `undefined`: it has a form which is not followed here. */
export function parseFilter(text: SelectorText, from: number, readPath: ReadPath): FilterTest | undefined {
  skipSpace(text)
  const begin = { at: text.at, depth: text.depth }
  const test = parenthesized(text, readPath)
  skipSpace(text)
  if (text.fault || (test && take(text, ']'))) return test
  Object.assign(text, begin)
  if (!skipToBracket(text)) fail(text, from, text.selector.length, "is not closed; write `[?(@.Name == 'x')]`")
  return undefined
}

/** Skips a filter that is not followed, quoted brackets aside. */
function skipToBracket(text: SelectorText): boolean {
  for (let open = 1; open > 0; ) {
    if (readQuoted(text) !== undefined) continue
    const next = accept(text, /[^'"[\]]+|[[\]]/y)?.[0]
    if (next === undefined) return false
    open += next === '[' ? 1 : next === ']' ? -1 : 0
  }
  return true
}

function parenthesized(text: SelectorText, readPath: ReadPath): FilterTest | undefined {
  if (!take(text, '(') || ++text.depth > deepest) return undefined
  const test = combined(text, 'or', readPath)
  skipSpace(text)
  text.depth--
  return take(text, ')') ? test : undefined
}

const signs = { or: '||', and: '&&' }

function combined(text: SelectorText, kind: 'and' | 'or', readPath: ReadPath): FilterTest | undefined {
  const tests: FilterTest[] = []
  do {
    skipSpace(text)
    const test = kind === 'or' ? combined(text, 'and', readPath) : single(text, readPath)
    if (!test) return undefined
    tests.push(test)
    skipSpace(text)
  } while (take(text, signs[kind]))
  const [only] = tests
  return tests.length === 1 ? only : { kind, tests }
}

function single(text: SelectorText, readPath: ReadPath): FilterTest | undefined {
  if (take(text, '!')) {
    skipSpace(text)
    const test = text.selector.charAt(text.at) === '(' ? parenthesized(text, readPath) : comparison(text, readPath)
    return test && { kind: 'not', test }
  }
  return text.selector.charAt(text.at) === '(' ? parenthesized(text, readPath) : comparison(text, readPath)
}

function comparison(text: SelectorText, readPath: ReadPath): FilterTest | undefined {
  if (!take(text, '@')) return undefined
  const path = readPath(text)
  skipSpace(text)
  const from = text.at
  const sign = accept(text, /[=!]=|[<>]=?|=(?!~)/y)?.[0]
  if (sign === undefined) return /[)&|]/.test(text.selector.charAt(text.at)) ? { kind: 'exists', path } : undefined
  if (sign === '=') fail(text, from, text.at, 'compares nothing; write `==`')
  skipSpace(text)
  const value = literal(text)
  return value === undefined ? undefined : { kind: 'compare', path, comparison: sign as FilterComparison, value }
}

function literal(text: SelectorText): string | number | boolean | null | undefined {
  const quoted = readQuoted(text)
  if (quoted !== undefined) return quoted
  const number = accept(text, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y)?.[0]
  if (number !== undefined) return Number(number)
  const word = accept(text, /(?:true|false|null)\b/y)?.[0]
  return word === undefined ? undefined : word === 'null' ? null : word === 'true'
}
