import type { SsmDocument, Step } from '../document/document.js'
import { factOf } from '../document/fact-of.js'
import { baseType } from '../document/value-types.js'
import { addTo } from '../languages/add-to.js'
import { entryOf, stringOf, toJson } from '../syntax/tree.js'
import { checkedInputs, type Inputs } from './checked-inputs.js'
import { type Condition, conditionOf } from './decide.js'
import { StepFailure } from './failure.js'
import type { Declared } from './request.js'
import { fillMap, type Scope } from './scope.js'
import { type After, afterSuccess, hasFixedLimit, type TimeLimit, timeLimitOf } from './step-rules.js'
import { type FixedMap, type MapTemplate, mapTemplate } from './template.js'

/** What is the same whenever a step runs, and so is worked out once. */
export interface StepPlan {
  /** Its inputs, but those that its action resolves by itself. */
  readonly inputs: FixedMap | MapTemplate
  /** These, where they need no values of a run, and the action takes them. */
  readonly checked: Inputs | undefined
  /** Its outputs, but those that every step of the action has. */
  readonly declared: readonly Declared[]
  /** Its choices, of a branch. */
  readonly choices: readonly Choice[]
  /** The condition under which it goes on, of a loop. */
  readonly condition: Condition | undefined
  /** None where a reference says it. */
  readonly limit: TimeLimit | undefined
  /** Where a run goes on when it has ended well; none where that is a fault. */
  readonly after: After | undefined
}

/** A way that a branch may take. */
export interface Choice {
  /** The name of a step. */
  readonly to: string | undefined
  readonly condition: Condition
}

/** The plans of the steps of a document, list by list, in their order. */
export const plansOf = factOf((document): ReadonlyMap<readonly Step[], readonly StepPlan[]> => {
  const plans = new Map<readonly Step[], StepPlan[]>()
  for (const step of document.steps) addTo(plans, step.siblings, planOf(step, document))
  return plans
})

function planOf(step: Step, document: SsmDocument): StepPlan {
  const inputs = inputsTemplate(step)
  const condition = step.action === 'aws:loop' ? step.input('LoopCondition') : undefined
  return {
    inputs,
    checked: inputs.kind === 'fixed' ? unlessFailing(() => checkedInputs(step, inputs.value)) : undefined,
    declared: declaredOf(step),
    choices: choicesOf(step),
    condition: condition && conditionOf(condition),
    limit: hasFixedLimit(step) ? timeLimitOf(step, toJson) : undefined,
    after: unlessFailing(() => afterSuccess(step, document)),
  }
}

function declaredOf({ outputs }: Step): readonly Declared[] {
  const declared: Declared[] = []
  for (const { name, selector, type } of outputs)
    if (name !== undefined && selector !== undefined)
      declared.push({ name, selector, type: baseType(type) ?? 'String' })
  return declared
}

const noChoices: readonly Choice[] = []

function choicesOf({ action, input }: Step): readonly Choice[] {
  const choices = action === 'aws:branch' ? input('Choices') : undefined
  if (choices?.kind !== 'list') return noChoices
  return choices.items.map((choice) => ({
    to: stringOf(entryOf(choice, 'NextStep')?.value),
    condition: conditionOf(choice),
  }))
}

/** A result; none where the step is to fail when it comes to that. */
function unlessFailing<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    return undefined
  }
}

/** The bodies and conditions of these are resolved when they are looked at. */
const late: Readonly<Record<string, ReadonlySet<string>>> = {
  'aws:branch': new Set(['Choices']),
  'aws:loop': new Set(['Steps', 'LoopCondition']),
}

const nothing: FixedMap = { kind: 'fixed', value: {} }

function inputsTemplate({ inputs, action = '' }: Step): FixedMap | MapTemplate {
  return inputs?.kind === 'map' ? mapTemplate(inputs, Object.hasOwn(late, action) ? late[action] : undefined) : nothing
}

/** The inputs of a step with their references resolved, but those that its action resolves by itself. */
export const inputsOf = (step: Step, scope: Scope): Inputs => filled(inputsTemplate(step), scope)

const filled = (inputs: FixedMap | MapTemplate, scope: Scope): Inputs =>
  inputs.kind === 'fixed' ? inputs.value : fillMap(inputs, scope)

/** The inputs with which a step runs. */
export const plannedInputs = (step: Step, { inputs, checked }: StepPlan, scope: Scope): Inputs =>
  checked ?? checkedInputs(step, filled(inputs, scope))
