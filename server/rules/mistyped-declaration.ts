import { addTo } from '../languages/add-to.js'
import { didYouMean } from '../languages/nearest.js'
import type { Range } from '../syntax/tree.js'
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
  /** Where the name is declared. */
  declared(name: string): Range | undefined
  /** Whether any place names it as it is declared. */
  isUsed(name: string): boolean
}

/**
 * What is told of places that name what there is none of. Where several give one name, and none gives that which was probably meant, the slip is
 * that of the declaration: it is told once, where it stands. Of `others` that name the same kind of thing other rules tell, those `before` this one.
 */
export function withMistypedDeclarations(
  unknown: readonly Unknown[],
  named: Named,
  others: { readonly before: readonly Unknown[]; readonly behind: readonly Unknown[] } = { before: [], behind: [] },
): readonly Finding[] {
  const uses = new Map<string, Unknown[]>()
  for (const each of [...others.before, ...unknown, ...others.behind]) addTo(uses, each.name, each)
  const before = new Set(others.before)
  const once = new Map<string, Finding | undefined>()
  for (const [name, group] of uses) {
    const [{ meant } = {}] = group
    const key = meant === undefined ? undefined : named.declared(meant)
    if (meant === undefined || !key || group.length < 2 || named.isUsed(meant) || areUnequal(group)) continue
    const isTold = group.some((each) => before.has(each))
    once.set(
      name,
      isTold
        ? undefined
        : mistyped(
            name,
            meant,
            key,
            group.map(({ finding }) => finding),
            named,
          ),
    )
  }
  return [...new Set(unknown.flatMap(({ name, finding }) => (once.has(name) ? (once.get(name) ?? []) : finding)))]
}

/** Whether some are safe to mend and others are not, as in scripts, where the name may be one of another language. */
function areUnequal(group: readonly Unknown[]): boolean {
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
