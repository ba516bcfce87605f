import type { SsmDocument } from '../document/document.js'
import { rangeOfName } from '../document/references.js'
import type { Range } from '../syntax/tree.js'
import { namesOf } from './names.js'

export const tokenTypes = ['parameter', 'variable', 'property', 'function', 'macro'] as const

export type TokenType = (typeof tokenTypes)[number]

/** A stretch of text that stands for something that the grammar of its file does not tell. */
export interface SemanticToken extends Range {
  readonly type: TokenType
  readonly isDeclaration: boolean
}

const types = { parameter: 'parameter', variable: 'variable', output: 'property', step: 'function' } as const

/** What names stand for, where they are declared and used, within scripts too: in the order of the text, none over another. */
export function semanticTokensOf(document: SsmDocument): SemanticToken[] {
  const named = namesOf(document).flatMap(({ kind, declaration, uses }) => [
    { start: declaration.start, end: declaration.end, type: types[kind], isDeclaration: true },
    ...uses.map(({ start, end }) => ({ start, end, type: types[kind], isDeclaration: false })),
  ])
  const system = document.references
    .filter(({ target, site }) => target.kind === 'system' && site.area !== 'text')
    .map((reference) => ({ ...rangeOfName(document.tree, reference), type: 'macro' as const, isDeclaration: false }))
  const sorted = [...named, ...system].sort((a, b) => a.start - b.start)
  return sorted.filter(({ start, end }, at) => end > start && start >= (sorted[at - 1]?.end ?? 0))
}
