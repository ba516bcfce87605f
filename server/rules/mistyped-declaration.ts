import { variableOf } from '../document/environment-variables.js'
import { addTo } from '../languages/add-to.js'
import { didYouMean } from '../languages/nearest.js'
import { once } from '../syntax/once.js'
import type { Range, Tree } from '../syntax/tree.js'
import { type Finding, type Fix, renaming } from './rule.js'

/** A place that names what there is none of, with the name that was probably meant, and what is told of the place where it is told by itself. */
export interface Unknown {
  readonly name: string
  readonly meant: string | undefined
  readonly finding: Finding
}

/** What has names. */
export interface Named {
  /** What one of them is called in messages, such as `the parameter`. */
  readonly what: string
  /** What is wrong with a name that is none, such as `is not declared`. */
  readonly isNone: string
  /** Where the names stand. */
  readonly tree: Tree
  /** Where the name is declared. */
  declared(name: string): Range | undefined
}

/**
 * What is told of places that name what there is none of. Where several give one name, and that which was probably meant stands at its declaration
 * alone, the slip is that of the declaration: it is told once, where it stands. Of `others` that name the same kind of thing other rules tell, those
 * `before` this one.
 */
export function withMistypedDeclarations(
  unknown: readonly Unknown[],
  named: Named,
  others: { readonly before: readonly Unknown[]; readonly behind: readonly Unknown[] } = { before: [], behind: [] },
): readonly Finding[] {
  const uses = new Map<string, Unknown[]>()
  const slips = new Map<string, Set<string>>()
  for (const each of [...others.before, ...unknown, ...others.behind]) {
    addTo(uses, each.name, each)
    if (each.meant !== undefined) slips.set(each.meant, (slips.get(each.meant) ?? new Set()).add(each.name))
  }
  const before = new Set(others.before)
  const told = new Map<string, readonly Finding[]>()
  for (const [name, group] of uses) {
    const [{ meant } = {}] = group
    if (meant === undefined || group.length < 2 || slips.get(meant)?.size !== 1 || areUnequal(group)) continue
    const key = named.declared(meant)
    if (!key || !standsOnce(meant, named.tree)) continue
    const findings = group.map(({ finding }) => finding)
    const isTold = group.some((each) => before.has(each))
    told.set(name, isTold ? [] : [mistyped(name, meant, key, findings, named)])
  }
  return [...new Set(unknown.flatMap(({ name, finding }) => told.get(name) ?? finding))]
}

/**
 * Whether a name stands in a text once, in whatever place: there are many that a reference may have been meant in, or a script names it in its own way.
 * Of another than a word nothing is known.
 */
function standsOnce(name: string, tree: Tree): boolean {
  const count = wordsIn(tree)
  return count.get(name) === 1 && !count.has(variableOf(name))
}

/** How often each word stands in a text. */
const wordsIn = once(({ text }: Tree): ReadonlyMap<string, number> => {
  const count = new Map<string, number>()
  const add = (word: string) => count.set(word, (count.get(word) ?? 0) + 1)
  for (const [word] of text.matchAll(/\\?\w+/g)) {
    add(word.replace('\\', ''))
    // Of `\nName` the `n` may be part of the escape.
    if (word.startsWith('\\')) add(word.slice(2))
  }
  return count
})

/**
 * Whether not all mean the same, or some are safe to mend and others are not, as in scripts, where the name may be one of another language.
 */
function areUnequal(group: readonly Unknown[]): boolean {
  if (group.some(({ meant }) => meant !== group[0]?.meant)) return true
  const safe = group.filter(({ finding }) => finding.fixes?.[0]?.safe).length
  return safe > 0 && safe < group.length
}

function mistyped(name: string, meant: string, key: Range, uses: readonly Finding[], named: Named): Finding {
  const { what, isNone } = named
  const inUses: Fix = {
    title: `replace \`${name}\` with \`${meant}\` in all ${uses.length} places`,
    safe: uses.every(({ fixes }) => fixes?.[0]?.safe),
    edits: uses.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []),
  }
  // Callers know it by the name that is declared.
  const isCase = name.toLowerCase() === meant.toLowerCase()
  const inDeclaration = renaming([key], name)
  return {
    range: key,
    message: `no place names ${what} \`${meant}\`, and ${uses.length} name \`${name}\`, which ${isNone}${didYouMean(name)}`,
    severity: uses.some(({ severity }) => severity !== 'warning') ? 'error' : 'warning',
    related: uses.map(({ range }) => ({ range, message: 'named here' })),
    fixes: isCase ? [inUses, inDeclaration] : [inDeclaration, inUses],
  }
}
