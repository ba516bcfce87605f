import { inputOf } from '../../schemas/action.js'
import type { SsmType, Value } from '../../schemas/values.js'
import { actionOf } from '../document/action-of.js'
import type { Step } from '../document/document.js'
import { type Json, type Node, stringOf } from '../syntax/tree.js'
import { StepFailure } from './failure.js'
import { beyondLimits } from './input-limits.js'
import { textOf } from './scope.js'

/** Inputs of a step, by their names. */
export type Inputs = Readonly<Record<string, Json>>

const refused = (text: string): StepFailure =>
  new StepFailure(text, { phase: 'validating and resolving the step inputs' })

/**
 * The inputs of a step as its action takes them: what is missing or has another type fails the step when it starts (user guide,
 * documents-syntax-data-elements-parameters). Literal digits and words are read as what they say.
 */
export function checkedInputs(step: Step, inputs: Inputs): Inputs {
  const action = actionOf(step)
  if (!action) return inputs
  let checked = inputs
  for (const name in inputs) {
    const schema = inputOf(action, name)
    if (!schema) continue
    const value = inputs[name] as Json
    const fitted = checkedInput(value, schema, name, step)
    // Most inputs are of the right type, and those of a step need no copy.
    if (fitted !== value) checked = { ...checked, [name]: fitted }
  }
  // What the schema requires, beside what is looked at only later.
  for (const name of action.schema.required ?? [])
    if (!Object.hasOwn(inputs, name) && step.input(name) === undefined) throw refused(`Input ${name} is required`)
  return checked
}

function checkedInput(value: Json, schema: Value, name: string, step: Step): Json {
  const { type, also = [] } = schema.ssm
  const fitted = hasType(value, type) ? value : fitting(value, [type, ...also], name, step)
  const fault = beyondLimits(schema, fitted)
  if (fault !== undefined) throw refused(`Input ${name} ${fault}`)
  return fitted
}

/** Whether nothing has to be looked at more closely. */
const hasType = (value: Json, type: SsmType): boolean =>
  type === 'Any' || (type === 'String' && typeof value === 'string')

function fitting(value: Json, types: readonly SsmType[], name: string, step: Step): Json {
  const referenced = stringOf(step.input(name))?.includes('{{') === true
  const found = typeOf(value)
  const [type = 'Any'] = types
  if (types.includes('Any') || types.includes(found) || found === 'Any') return value
  if (Array.isArray(value) && value.length === 0 && (type === 'StringList' || type === 'MapList')) return value
  if (type === 'String' && (found === 'Integer' || found === 'Boolean')) return String(value)
  if (!referenced && type === 'String' && typeof value === 'object') return JSON.stringify(value)
  if (!referenced && type === 'Integer' && typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value)
  if (!referenced && type === 'Boolean' && typeof value === 'string' && /^(?:true|false)$/i.test(value))
    return value.toLowerCase() === 'true'
  // AWS's own tutorials give a list of one instance where one is wanted (automation-tutorial-update-patch-golden-ami).
  if (type === 'String' && Array.isArray(value) && value.length === 1 && isWholeOutput(step.input(name)))
    return textOf(value[0] as Json)
  if (type === 'MapList' && found === 'StringList') return value
  throw refused(
    `Input ${name} ${JSON.stringify(value).slice(0, 200)} is of type ${found}, but expected type is ${type}`,
  )
}

/** Whether an input is nothing but a reference to an output of a step. */
const isWholeOutput = (node: Node | undefined): boolean =>
  /^\s*\{\{\s*[\w-]+\.[\w.-]+\s*\}\}\s*$/.test(stringOf(node) ?? '')

function typeOf(value: Json): SsmType {
  if (value === null) return 'Any'
  if (Array.isArray(value)) {
    const maps = value.length > 0 && value.every((each) => typeof each === 'object' && each !== null)
    return maps ? 'MapList' : 'StringList'
  }
  if (typeof value === 'object') return 'StringMap'
  return typeof value === 'number' ? 'Integer' : typeof value === 'boolean' ? 'Boolean' : 'String'
}
