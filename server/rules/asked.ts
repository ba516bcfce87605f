import { addTo } from '../languages/add-to.js'
import type { SsmDocument } from '../document/document.js'
import { once } from '../syntax/once.js'
import type { Found } from './kept-findings.js'
import { has, type Need } from './needs.js'
import type { Rule, RuleContext } from './rule.js'

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
    addTo(groups, needs, { rule, check, place })
  }
  return Array.from(groups, ([need, members]) => ({ need, members }))
})

/** What rules find in a document, in the order of the rules. Those that look at what it has nothing of are not asked. */
export function asked(rules: readonly Rule[], document: SsmDocument, context: RuleContext): readonly Found[] {
  const found: (Found & { readonly place: number })[] = []
  for (const { need, members } of groupsOf(rules)) {
    if (need && !has(need, document, context)) continue
    for (const { rule, check, place } of members) {
      for (const finding of check(document, context)) found.push({ rule, finding, place })
    }
  }
  return found.sort((a, b) => a.place - b.place)
}
