import type { OperandKind } from '../../../schemas/automation/conditions.js'
import type { SsmType } from '../../../schemas/values.js'
import { conditionsOf, isWellFormed, type Operation } from '../../document/conditions.js'
import { typeOfReference } from '../../document/value-types.js'
import { wholeReferences } from '../../document/whole-references.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const wrongComparison = rule({
  name: 'wrong-comparison',
  severity: 'warning',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'An operator compares a value of another type than its own.',
  why: 'Automation does not say how it compares values of different types: the condition may be false whatever the values are.',
  page: 'automation-branch-condition',
  acrossSteps: true,

  check(document) {
    const references = wholeReferences(document)
    const found: Finding[] = []
    for (const condition of conditionsOf(document).all) {
      const [operation] = isWellFormed(condition) ? condition.operations : []
      if (!operation) continue
      for (const node of [condition.variable?.value, operation.entry.value]) {
        const reference = node && references.get(node)
        const type = reference && typeOfReference(reference, document)
        if (!node || !type || fits(type, operation)) continue
        found.push({
          range: node,
          message: `\`${operation.name}\` compares values of type ${types[operation.kind]}, and this is of type ${type}`,
        })
      }
    }
    return found
  },
})

const types: Readonly<Record<OperandKind, SsmType>> = { string: 'String', numeric: 'Integer', boolean: 'Boolean' }

/** `Contains` might look for an item in a list; nobody says. */
const fits = (type: SsmType, { name, kind }: Operation): boolean =>
  type === types[kind] || type === 'Any' || (name === 'Contains' && type === 'StringList')
