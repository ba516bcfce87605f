import { parseJavaRegex, type RegexBranch, type RegexPart } from './java-regex.js'
import type { RegexFault } from './java-regex-text.js'
import { plainPattern } from './plain-pattern.js'
import { type Re2Refusal, readForRe2 } from './re2-syntax.js'
import { remember } from './remember.js'

export type { RegexFault } from './java-regex-text.js'
export { loadRe2, type Re2, type Re2Pattern } from './re2.js'
export type { Re2Refusal } from './re2-syntax.js'

/** Several rules ask for the same patterns, and many documents of a repository have the same ones. */
const readJava = remember(parseJavaRegex)

/**
 * Why Java would not compile a pattern: the service checks the values of parameters with `java.util.regex`. `undefined`
 * where it compiles, and where no judgement is made (see `parseJavaRegex`).
 */
export function javaSyntaxError(pattern: string): RegexFault | undefined {
  if (plainPattern(pattern).finds) return undefined
  const regex = readJava(pattern)
  return regex?.ok === false ? regex.fault : undefined
}

/**
 * The first construct in a pattern that Java accepts and Go does not: SSM Agent checks the values of Command and Session
 * parameters once more on the node, with Go's `regexp`, and fails there when it cannot compile the pattern.
 */
export function re2Refusal(pattern: string): Re2Refusal | undefined {
  return plainPattern(pattern).finds ? undefined : readForRe2(pattern).refusal
}

/**
 * Whether a pattern can only match a whole value: every alternative starts with `^` and ends with `$` (or `\A`, `\z`,
 * `\Z`). A pattern that cannot be read counts as anchored, so that its one fault is told once.
 */
export function isAnchored(pattern: string): boolean {
  const regex = readJava(pattern)
  if (!regex?.ok) return true
  return !regex.multiline && anchored(regex.branches, 'start') && anchored(regex.branches, 'end')
}

function anchored(branches: readonly RegexBranch[], side: 'start' | 'end'): boolean {
  return branches.every((branch) => {
    const first = (side === 'start' ? branch : branch.toReversed()).find(({ kind }) => kind !== 'place')
    return first !== undefined && anchors(first, side)
  })
}

function anchors({ kind, branches, optional }: RegexPart, side: 'start' | 'end'): boolean {
  return !optional && (kind === side || (kind === 'group' && anchored(branches, side)))
}
