import type { SsmDocument } from '../document/document.js'
import { once } from '../document/once.js'
import type { Found } from './kept-findings.js'
import { has, type Need } from './needs.js'
import type { Finding, Findings, Rule, RuleContext } from './rule.js'

/** Rules that look at the same, each with its place among all. */
interface Group {
  readonly need: Need | undefined
  readonly members: readonly Member[]
}

/** Rules are objects of many shapes, members of one: there are hundreds of thousands of questions in a run over some thousand files. */
interface Member extends Pick<Rule, 'check'> {
  readonly rule: Rule
  readonly place: number
}

const groupsOf = once((rules: readonly Rule[]): readonly Group[] => {
  const groups = new Map<Need | undefined, Member[]>()
  for (const [place, rule] of rules.entries()) {
    const { needs, check } = rule
    const members = groups.get(needs) ?? []
    members.push({ rule, check, place })
    groups.set(needs, members)
  }
  return Array.from(groups, ([need, members]) => ({ need, members }))
})

/** What rules find in a document, in the order of the rules. Those that look at what it has nothing of are not asked. */
export function asked(rules: readonly Rule[], document: SsmDocument, context: RuleContext): readonly Found[] {
  const found: (Found & { readonly place: number })[] = []
  for (const { need, members } of groupsOf(rules)) {
    if (need && !has(need, document, context)) continue
    for (const { rule, check, place } of members) {
      const findings = check(document, context)
      if (isList(findings)) for (const finding of findings) found.push({ rule, finding, place })
      else
        for (let each = resume.call(findings); !each.done; each = resume.call(findings))
          found.push({ rule, finding: each.value, place })
    }
  }
  return found.sort((a, b) => a.place - b.place)
}

const isList = (findings: Findings): findings is readonly Finding[] => Array.isArray(findings)

/**
 * What all generators have in common. `for … of` looks for it in each of them, where an engine finds it only after a search: those of each rule
 * are of a kind of their own.
 */
const resume: (this: Generator<Finding>) => IteratorResult<Finding, unknown> = Object.getPrototypeOf(function* () {})
  .prototype.next
