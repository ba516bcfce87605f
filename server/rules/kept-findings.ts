import type { Step } from '../document/document.js'
import type { DocumentKind } from '../document/kinds.js'
import type { KeptPart } from '../syntax/kept-parts.js'
import type { Range } from '../syntax/tree.js'
import type { Finding, Rule, RuleContext } from './rule.js'

/** A finding with the rule that made it. */
export interface Found {
  readonly rule: Rule
  readonly finding: Finding
}

/** All that findings in a step may depend on, beside the step itself. */
export interface Given {
  readonly kind: DocumentKind
  readonly name: string | undefined
  /** What stands beside the steps. */
  readonly around: readonly KeptPart[]
  readonly rules: readonly Rule[]
  readonly context: RuleContext
}

/** What was found in a step when it stood there. */
interface Kept {
  readonly given: Given
  readonly start: number
  /** An unnamed step is called by its place among the others. */
  readonly index: number
  readonly found: readonly Found[]
}

/** What was found in the step, where it is given the same, in terms of the newest text. */
export function keptFindings(part: KeptPart, { node, index }: Step, given: Given): readonly Found[] | undefined {
  const kept = part.get(keptFindings) as Kept | undefined
  if (kept?.index !== index || !isSame(kept.given, given)) return undefined
  const shift = node.start - kept.start
  return kept.found.map(({ rule, finding }) => ({ rule, finding: moved(finding, shift) }))
}

/** Keeps what was found in a step, unless it also speaks of other places, which move by themselves. */
export function keepFindings(
  part: KeptPart,
  { node: { start }, index }: Step,
  area: Range,
  found: readonly Found[],
  given: Given,
): void {
  const isWithin = (range: Range) => area.start <= range.start && range.end <= area.end
  if (!found.every(({ finding }) => rangesOf(finding).every(isWithin))) return
  // Only their places are kept of the document.
  const own = found.map(({ rule, finding }) => ({ rule, finding: moved(finding, 0) }))
  part.set(keptFindings, { given, start, index, found: own } satisfies Kept)
}

const isSame = (one: Given, other: Given): boolean =>
  one === other ||
  (one.kind === other.kind &&
    one.name === other.name &&
    one.context.today === other.context.today &&
    one.context.repository === other.context.repository &&
    isSameList(one.around, other.around) &&
    isSameList(one.rules, other.rules))

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one === other || (one.length === other.length && one.every((each, at) => each === other[at]))

const rangesOf = ({ range, related = [], fixes = [] }: Finding): readonly Range[] => [
  range,
  ...related.map((each) => each.range),
  ...fixes.flatMap(({ edits }) => edits),
]

function moved({ range, related, fixes, ...said }: Finding, shift: number): Finding {
  const at = ({ start, end }: Range) => ({ start: start + shift, end: end + shift })
  return {
    ...said,
    range: at(range),
    ...(related && { related: related.map((each) => ({ message: each.message, range: at(each.range) })) }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...at(edit) })) })),
    }),
  }
}
