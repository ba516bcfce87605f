import type { SsmDocument } from '../document/document.js'
import { rangeOfName } from '../document/references.js'
import { scriptsOf } from '../document/scripts.js'
import { scriptTokens } from '../languages/script-tokens.js'
import { leading } from '../syntax/leading.js'
import type { Range } from '../syntax/tree.js'
import { namesOf } from './names.js'

/** What a stretch of text may stand for; the order is the protocol's legend. */
export const tokenTypes = [
  'parameter',
  'variable',
  'property',
  'function',
  'macro',
  'keyword',
  'string',
  'comment',
  'number',
] as const

/** One of them. */
export type TokenType = (typeof tokenTypes)[number]

/** A stretch of text that stands for something that the grammar of its file does not tell. */
export interface SemanticToken extends Range {
  readonly type: TokenType
  readonly isDeclaration: boolean
}

const types = { parameter: 'parameter', variable: 'variable', output: 'property', step: 'function' } as const

/** What names stand for, where they are declared and used, and how scripts look: in the order of the text, none over another. */
export function semanticTokensOf(document: SsmDocument): SemanticToken[] {
  const names = inOrder([...nameTokens(document), ...systemTokens(document)])
  const scripts = inOrder([...scriptLooks(document)]).flatMap((token) => [...outside(token, names)])
  return inOrder([...names, ...scripts])
}

/** Sorted, without those that begin within another. */
function inOrder(tokens: readonly SemanticToken[]): SemanticToken[] {
  const sorted: SemanticToken[] = []
  for (const token of tokens.toSorted((a, b) => a.start - b.start))
    if (token.end > token.start && token.start >= (sorted.at(-1)?.end ?? 0)) sorted.push(token)
  return sorted
}

const token = ({ start, end }: Range, type: TokenType, isDeclaration = false): SemanticToken => ({
  start,
  end,
  type,
  isDeclaration,
})

function* nameTokens(document: SsmDocument): Generator<SemanticToken> {
  for (const { kind, declaration, uses } of namesOf(document)) {
    yield token(declaration, types[kind], true)
    for (const use of uses) yield token(use, types[kind])
  }
}

function* systemTokens(document: SsmDocument): Generator<SemanticToken> {
  for (const reference of document.references)
    if (reference.target.kind === 'system' && reference.site.area !== 'text')
      yield token(rangeOfName(document.tree, reference), 'macro')
}

function* scriptLooks(document: SsmDocument): Generator<SemanticToken> {
  for (const { text, language, rangeOf } of scriptsOf(document))
    for (const { start, end, type } of scriptTokens(text, language)) yield token(rangeOf(start, end), type)
}

/** The parts of a token in which no name stands. */
function* outside({ start, end, type }: SemanticToken, names: readonly SemanticToken[]): Generator<SemanticToken> {
  let from = start
  for (let at = firstBehind(names, start); at < names.length; at++) {
    const name = names[at]
    if (!name || name.start >= end) break
    if (name.start > from) yield token({ start: from, end: name.start }, type)
    from = Math.max(from, name.end)
  }
  if (from < end) yield token({ start: from, end }, type)
}

/** The first token that ends behind an offset. */
const firstBehind = (tokens: readonly SemanticToken[], offset: number): number =>
  leading(tokens.length, (at) => (tokens[at]?.end ?? 0) <= offset)
