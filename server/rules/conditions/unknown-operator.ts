import { connectives, operators } from '../../../schemas/automation/conditions.js'
import { type Condition, conditionsOf } from '../../document/conditions.js'
import { listOf } from '../../document/describe.js'
import { didYouMean } from '../../languages/nearest.js'
import { keyText } from '../../syntax/tree.js'
import { meantKey } from '../../document/meant-key.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const unknownOperator = rule({
  name: 'unknown-operator',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'A condition has a key that is not an operator of Automation.',
  why: 'Systems Manager checks the operators of conditions when the document is created, and refuses it. There are no operators for dates or patterns, and none that negate; `Not` around a condition does that.',
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const condition of conditionsOf(document).all) {
      for (const { key } of condition.unknown) {
        const written = keyText(key)
        const meant = elsewhere.get(written) ?? meantKey(condition.node, written, candidates(condition))
        found.push({
          range: key,
          message: `${subject(written, meant)} \`${written}\`${hint(written, condition, meant) ?? didYouMean(meant)}`,
          ...(meant !== undefined && { fixes: [correction(key, written, meant)] }),
        })
      }
    }
    return found
  },
})

/** Operators of the language of AWS Step Functions, which is often taken for this one. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['NumericGreaterThan', 'NumericGreater'],
  ['NumericLessThan', 'NumericLesser'],
  ['NumericGreaterThanEquals', 'NumericGreaterOrEquals'],
  ['NumericLessThanEquals', 'NumericLesserOrEquals'],
])

const names: readonly string[] = ['Variable', ...Object.keys(operators), ...Object.keys(connectives)]

const candidates = ({ choice }: Condition): readonly string[] => (choice ? [...names, 'NextStep'] : names)

/** What was meant decides what is missing: the variable and the target are no operators. */
const subject = (written: string, meant: string | undefined): string =>
  [written, meant].some((name) => name === 'Variable' || name === 'NextStep')
    ? 'a condition has no key'
    : 'there is no operator'

function hint(written: string, { choice, step }: Condition, meant: string | undefined): string | undefined {
  if (written === 'NextStep')
    return step.action === 'aws:loop'
      ? '; a loop has no targets'
      : '; it belongs beside the outermost condition of the choice'
  if (written === 'Default' && choice) return '; it belongs beside `Choices`'
  if (meant !== undefined) return undefined
  const kind = /^(?:String|Numeric|Boolean)/i.exec(written)?.[0].toLowerCase()
  const known = Object.entries(operators).flatMap(([name, operator]) => (operator.kind === kind ? [`\`${name}\``] : []))
  if (known.length > 1) return `; there are ${listOf(known, 'and')}`
  return '; operators compare text, numbers and booleans, as `StringEquals` does'
}
