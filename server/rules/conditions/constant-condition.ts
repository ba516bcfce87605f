import { conditionsOf, isWellFormed, type Operation } from '../../document/conditions.js'
import { declaredOutput } from '../../document/declared-output.js'
import { listOf } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import type { Reference } from '../../document/references.js'
import { nativeOutputOf } from '../../document/value-types.js'
import { wholeReferences } from '../../document/whole-references.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Node, stringOf } from '../../syntax/tree.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const constantCondition = rule({
  name: 'constant-condition',
  severity: 'warning',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'A condition has the same result in every run.',
  why: 'A value that is compared to itself, or to text that it can never have, decides nothing. Letter case counts for all operators but `EqualsIgnoreCase`.',
  page: 'automation-branch-condition',
  acrossSteps: true,

  check(document) {
    const references = wholeReferences(document)
    const found: Finding[] = []
    for (const condition of conditionsOf(document).all) {
      const [operation] = isWellFormed(condition) ? condition.operations : []
      const variable = condition.variable && references.get(condition.variable.value)
      if (!operation || !variable) continue
      const finding = sameOnBothSides(operation, variable, references) ?? neverEqual(operation, variable, document)
      if (finding) found.push(finding)
    }
    return found
  },
})

function sameOnBothSides(
  { name, entry }: Operation,
  variable: Reference,
  references: ReadonlyMap<Node, Reference>,
): Finding | undefined {
  const other = references.get(entry.value)
  if (!other || JSON.stringify(other.target) !== JSON.stringify(variable.target)) return undefined
  return { range: entry.value, message: `\`${name}\` compares the value to itself` }
}

/** A text that is not among the values which the variable can have. */
function neverEqual({ name, entry }: Operation, variable: Reference, document: SsmDocument): Finding | undefined {
  const values = name === 'StringEquals' ? valuesOf(variable, document) : undefined
  const written = stringOf(entry.value)
  if (!values || written === undefined || written.includes('{{') || values.includes(written)) return undefined
  const meant = nearest(written, values)
  return {
    range: entry.value,
    message: `the value is never \`${written}\`, only ${listOf(values.map((value) => `\`${value}\``))}${didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(entry.value, written, meant)] }),
  }
}

/** All values that there can be: the allowed ones of a parameter with its default, or those that AWS lists for an output. */
function valuesOf({ target }: Reference, document: SsmDocument): readonly string[] | undefined {
  if (target.kind === 'output') {
    const step = document.step(target.step)
    return declaredOutput(step, target.output) ? undefined : nativeOutputOf(step, target.output)?.values
  }
  const parameter = target.kind === 'parameter' ? document.parameter(target.name) : undefined
  const allowed = parameter?.property('allowedValues')
  if (parameter?.type !== 'String' || allowed?.kind !== 'list') return undefined
  const values = [...allowed.items, ...(parameter.default ? [parameter.default] : [])].map(stringOf)
  return values.every((value) => value !== undefined && !value.includes('{{'))
    ? [...new Set(values as string[])]
    : undefined
}
