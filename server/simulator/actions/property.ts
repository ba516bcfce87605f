import { serviceNamed } from '../../aws/catalogue.js'
import type { Json } from '../../syntax/tree.js'
import { select } from '../select.js'
import { aws, type Task, tell } from '../task.js'

/** Inputs of the two actions that compare a property of a response. */
export interface Comparison {
  readonly Service: string
  readonly Api: string
  readonly PropertySelector: string
  readonly DesiredValues: readonly unknown[]
}

/** What a look at the property found. */
export interface Look {
  readonly matches: boolean
  /** Whether the selector finds anything. */
  readonly finds: boolean
  /** As AWS writes the value in its messages. */
  readonly found: string
  readonly response: Json
}

/** Calls the API and compares the property, as text in Python's spelling. Of a list every item has to match, which is our choice. */
export function* lookAtProperty(step: string, comparison: Comparison): Task<Look> {
  const { Service, Api, PropertySelector, DesiredValues, ...input } = comparison
  const desired = DesiredValues.map((value) => pythonText(value as Json))
  const wanted = { selector: PropertySelector, values: desired }
  const response = yield* aws(step, serviceNamed(Service) ?? Service.trim(), Api.trim(), input as Json, wanted)
  const property = select(response, PropertySelector)
  const values = property === undefined ? [] : Array.isArray(property) ? (property as readonly Json[]) : [property]
  const matches = values.length > 0 && values.every((value) => desired.includes(pythonText(value)))
  if (values.length > 1)
    yield tell({
      kind: 'note',
      step,
      text: 'AWS does not say how a list is compared; each of its items has to match here',
    })
  // A list of one is compared, and shown, as its item.
  const [only, ...others] = values
  const found = property === undefined ? null : others.length === 0 && only !== undefined ? only : property
  return { matches, finds: values.length > 0, found: pythonText(found), response }
}

/** A value as Python prints it, in which the comparison is made: `True`, `None`, text without quotes. */
export function pythonText(value: Json): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (value === null) return 'None'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
