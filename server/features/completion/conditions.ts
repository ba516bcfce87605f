import { connectives, operators, operatorsOf, type OperandKind } from '../../../schemas/automation/conditions.js'
import { typeOfReference } from '../../document/value-types.js'
import { valueAt } from '../../syntax/tree.js'
import type { Completion, Situation } from './completion.js'

/** Whether a place is within a condition of `aws:branch` or `aws:loop`. */
export const isCondition = ({ step, inputPath }: Situation): boolean =>
  (step?.action === 'aws:branch' && inputPath?.[0] === 'Choices') ||
  (step?.action === 'aws:loop' && inputPath?.[0] === 'LoopCondition')

/** Of the keys of a condition those that go with the ones it has: one operator, and one for the type of the variable. */
export function fittingKeys(situation: Situation, keys: readonly Completion[]): Completion[] {
  const { siblings } = situation.place
  const has = (names: readonly string[]) => names.some((name) => siblings.has(name))
  const operatorGiven = has(Object.keys(operators))
  const joined = has(Object.keys(connectives))
  const kind = operandKind(situation)
  return keys.filter(({ label }) => {
    if (label in operators)
      return !operatorGiven && !joined && (!kind || operatorsOf(kind).some((name) => name === label))
    if (label in connectives) return !joined && !operatorGiven && !siblings.has('Variable')
    return label !== 'Variable' || !joined
  })
}

/** What the variable of the condition is compared as. */
function operandKind({ document, step, inputPath = [] }: Situation): OperandKind | undefined {
  const variable = valueAt(step?.inputs, ...inputPath, 'Variable')
  const reference = document.references.find(({ scalar }) => scalar === variable)
  switch (reference && typeOfReference(reference, document)) {
    case 'String':
      return 'string'
    case 'Integer':
      return 'numeric'
    case 'Boolean':
      return 'boolean'
    default:
      return undefined
  }
}
