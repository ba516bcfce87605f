import type { DocumentKind } from '../document/kinds.js'
import { rules } from './index.generated.js'
import type { Rule, Severity } from './rule.js'

/** What a user says of rules. */
export interface RuleChoice {
  /** Severities other than a rule's own, by rule name. */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>
  /** Also report what is merely worth knowing. */
  readonly strict?: boolean
  /** Only these rules. */
  readonly only?: ReadonlySet<string>
}

const lately = new Map<DocumentKind, RuleChoice & { readonly shown: readonly Rule[] }>()

/** The rules for a kind of documents whose findings would be shown. Most documents of a run have the same as the one before of their kind. */
export function shownRules(kind: DocumentKind, { severities, strict, only }: RuleChoice): readonly Rule[] {
  const last = lately.get(kind)
  if (last && last.severities === severities && last.strict === strict && last.only === only) return last.shown
  const choice = {
    ...(severities && { severities }),
    ...(strict !== undefined && { strict }),
    ...(only && { only }),
  }
  const shown = rules.filter((rule) => (!rule.kinds || rule.kinds.includes(kind)) && !isHidden(rule, choice))
  lately.set(kind, { ...choice, shown })
  return shown
}

/** Whether nothing that the rule finds would be shown: no finding is more severe than a rule that merely informs. */
function isHidden({ name, severity }: Rule, { only, severities, strict }: RuleChoice): boolean {
  if (only && !only.has(name)) return true
  const shown = severities?.get(name) ?? severity
  return shown === 'off' || (shown === 'info' && !strict)
}
