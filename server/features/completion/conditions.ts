import { connectives, operators, operatorsOf, type OperandKind } from '../../../schemas/automation/conditions.js'
import { declaredOutput } from '../../document/declared-output.js'
import type { Step } from '../../document/document.js'
import type { Reference } from '../../document/references.js'
import { typeOfReference } from '../../document/value-types.js'
import { valueAt } from '../../syntax/tree.js'
import { operationOf } from './called-operation.js'
import { type Completion, scalarItem, type Situation } from './completion.js'
import { allowedValues } from './document-values.js'
import { selectedShape } from './selectors.js'

/** Whether a place is within a condition of `aws:branch` or `aws:loop`. */
export const isCondition = ({ step, inputPath }: Pick<Situation, 'step' | 'inputPath'>): boolean =>
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
    if (Object.hasOwn(operators, label))
      return !operatorGiven && !joined && (!kind || operatorsOf(kind).some((name) => name === label))
    if (Object.hasOwn(connectives, label)) return !joined && !operatorGiven && !siblings.has('Variable')
    return label !== 'Variable' || !joined
  })
}

/** What the variable of the condition is compared as. */
function operandKind(situation: Situation): OperandKind | undefined {
  const { document, inputPath = [] } = situation
  const reference = variableOf(situation, inputPath)
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

/** The values that the variable beside an operator may have, as far as its declaration or the API it comes from says. */
export function comparedValues(situation: Situation): Completion[] {
  const { document, place, context } = situation
  const reference = comparedReference(situation)
  const target = reference?.target
  if (target?.kind === 'parameter' || target?.kind === 'variable') {
    const declared = target.kind === 'parameter' ? document.parameter(target.name) : document.variable(target.name)
    return declared?.type === 'Boolean' ? [] : allowedValues(situation, declared)
  }
  const step = comparedStep(situation)
  const output = target?.kind === 'output' ? declaredOutput(step, target.output) : undefined
  const shape = step && selectedShape(operationOf(step, context.services), output?.selector)
  const values = shape?.kind === 'string' ? (shape.values ?? []) : []
  return values.map((label) => scalarItem({ document, place }, { label, kind: 'word' }))
}

/** A place within the inputs of a step. */
type Within = Pick<Situation, 'document' | 'step' | 'inputPath'>

/** The step whose output stands as the variable beside an operator. */
export function comparedStep(within: Within): Step | undefined {
  const target = comparedReference(within)?.target
  return target?.kind === 'output' ? within.document.step(target.step) : undefined
}

/** What stands as the variable beside an operator. */
export function comparedReference(within: Within): Reference | undefined {
  const { inputPath } = within
  const isCompared = inputPath && isCondition(within) && Object.hasOwn(operators, String(inputPath.at(-1)))
  return isCompared ? variableOf(within, inputPath.slice(0, -1)) : undefined
}

function variableOf({ document, step }: Within, condition: readonly (string | number)[]): Reference | undefined {
  const variable = valueAt(step?.inputs, ...condition, 'Variable')
  return document.references.find(({ scalar }) => scalar === variable)
}
