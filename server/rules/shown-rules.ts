import type { DocumentKind } from '../document/kinds.js'
import { rules } from './index.generated.js'
import { isAsked, type Rule, type Severity } from './rule.js'

/** What a user says of rules. */
export interface RuleChoice {
  /** Severities other than a rule's own, by rule name. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
  /** Also report what is merely worth knowing. */
  readonly strict?: boolean
  /** Only these rules. */
  readonly only?: ReadonlySet<string>
}

const lately = new Map<DocumentKind, (RuleChoice & { readonly shown: readonly Rule[] })[]>()
const mostKept = 8

/** The rules for a kind of documents whose findings would be shown: the same ones for most documents of a run. */
export function shownRules(kind: DocumentKind, { severities, strict, only }: RuleChoice): readonly Rule[] {
  const kept = lately.get(kind) ?? []
  for (const each of kept)
    if (each.severities === severities && each.strict === strict && each.only === only) return each.shown
  const choice = {
    ...(severities && { severities }),
    ...(strict !== undefined && { strict }),
    ...(only && { only }),
  }
  const shown = rules.filter(
    (rule) => isAsked(rule) && (!rule.kinds || rule.kinds.includes(kind)) && !isHidden(rule, choice),
  )
  lately.set(kind, [{ ...choice, shown }, ...kept].slice(0, mostKept))
  return shown
}

/** Whether nothing that the rule finds would be shown: no finding is more severe than a rule that merely informs. */
function isHidden({ name, severity }: Rule, { only, severities, strict }: RuleChoice): boolean {
  if (only && !only.has(name)) return true
  const shown = severities?.get(name) ?? severity
  return shown === 'off' || (shown === 'info' && !strict)
}
