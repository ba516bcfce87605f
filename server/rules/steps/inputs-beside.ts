import { automationOnlyFields, stepFields } from '../../../schemas/command/step-fields.js'
import { stepSchema } from '../../../schemas/step-fields.js'
import type { Step } from '../../document/document.js'
import { once } from '../../syntax/once.js'
import { isEmpty, keyText, type Entry } from '../../syntax/tree.js'

const fields: ReadonlySet<string> = new Set([
  ...Object.keys(stepFields),
  ...automationOnlyFields,
  ...Object.keys((stepSchema as { readonly properties: object }).properties),
])

/** The inputs that stand beside `inputs` rather than under it. */
export const inputsBeside = once(({ node, definition }: Step): ReadonlySet<Entry> => {
  if (node.kind !== 'map' || !definition) return new Set()
  const names = new Set(Object.keys(definition.inputs).map((name) => name.toLowerCase()))
  const isInput = (key: string) => !fields.has(key) && names.has(key.toLowerCase())
  return new Set(node.entries.filter(({ key }) => !key.dynamic && key.written === undefined && isInput(keyText(key))))
})

/** Whether the inputs of a step seem to be missing only because their lines are not indented. */
export const isMisindented = (step: Step): boolean => isEmpty(step.inputs) && inputsBeside(step).size > 0
