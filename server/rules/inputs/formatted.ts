import type { ValueFormat, Value } from '../../../schemas/values.js'
import type { Step } from '../../document/document.js'
import { fixedText } from '../../document/inputs.js'
import { keyText, type ScalarNode } from '../../syntax/tree.js'

/** A text in an input whose form has a name. */
export interface FormattedInput {
  readonly name: string
  readonly text: string
  readonly node: ScalarNode
}

/** The inputs of a step that are text of the form, references aside. */
export function* inputsOfFormat({ inputs, definition }: Step, format: ValueFormat): Generator<FormattedInput> {
  if (inputs?.kind !== 'map' || !definition) return
  for (const { key, value } of inputs.entries) {
    const name = keyText(key)
    const text = fixedText(value)
    const schema = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined
    if (text === undefined || value.kind !== 'scalar' || !hasFormat(schema as Value, format)) continue
    yield { name, text, node: value }
  }
}

/** Whether a text in this place has the form; of alternatives, whether one has. */
function hasFormat(schema: Value | undefined, format: ValueFormat): boolean {
  const { anyOf } = (schema ?? {}) as { readonly anyOf?: readonly Value[] }
  return schema?.ssm?.format === format || (anyOf ?? []).some((each) => each.ssm?.format === format)
}
