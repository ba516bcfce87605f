import type { Shape } from '../../aws/service.js'
import { fixedText } from '../../document/inputs.js'
import { selectFields } from '../../document/response-fields.js'
import { parseSelector } from '../../languages/json-path.js'
import type { Node } from '../../syntax/tree.js'
import type { KnownCall } from './known-calls.js'

/** The property of a response that a step compares with desired values. */
export interface ComparedProperty {
  /** What it may be; empty where that is not known. */
  readonly shapes: readonly Shape[]
  /** The name of its field, where the selector ends with one. */
  readonly name: string | undefined
  /** Its selector, where that selects one value: several are compared one by one. */
  readonly node: Node | undefined
}

/** The property that the step of a call compares. */
export function comparedProperty({ step, operation, of }: KnownCall): ComparedProperty {
  const node = step.input('PropertySelector')
  const text = fixedText(node)
  const selector = text === undefined ? undefined : parseSelector(text)
  if (!selector?.ok) return { shapes: [], name: undefined, node: undefined }
  const selection = selectFields(operation, of.name, selector.steps)
  const last = selector.steps.at(-1)
  return {
    shapes: selection.found ? selection.shapes : [],
    name: last && 'name' in last ? last.name : undefined,
    node: selector.definite ? node : undefined,
  }
}

/** What is compared of a value: of a list every item, as rehearsals have it too. */
export const comparedShape = (shape: Shape): Shape => (shape.kind === 'list' ? shape.item : shape)

/** Whether a boolean may be what is compared, which it may where nothing is known. */
export const mayBeBoolean = (shapes: readonly Shape[]): boolean =>
  shapes.length === 0 || shapes.some((shape) => comparedShape(shape).kind === 'boolean')
