import { inputOf } from '../../../schemas/action.js'
import type { Value, ValueFormat } from '../../../schemas/values.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { fixedText } from '../../document/inputs.js'
import { once } from '../../document/once.js'
import { keyText, type ScalarNode } from '../../syntax/tree.js'

/** A text in an input whose form has a name. */
export interface FormattedInput {
  readonly step: Step
  readonly name: string
  readonly text: string
  readonly node: ScalarNode
  /** Several where the input takes one of several forms. */
  readonly formats: readonly ValueFormat[]
}

/** The inputs of a document's steps that are text of the form, references aside. */
export function inputsOfFormat(document: SsmDocument, format: ValueFormat): readonly FormattedInput[] {
  return formattedInputs(document).filter(({ formats }) => formats.includes(format))
}

const formattedInputs = once((document: SsmDocument): readonly FormattedInput[] => document.steps.flatMap(ofStep))

function ofStep(step: Step): readonly FormattedInput[] {
  const { inputs, definition } = step
  if (inputs?.kind !== 'map' || !definition) return []
  return inputs.entries.flatMap(({ key, value }): FormattedInput | [] => {
    const name = keyText(key)
    const formats = formatsOf(inputOf(definition, name) as Schema | undefined)
    const text = formats.length === 0 ? undefined : fixedText(value)
    return text === undefined || value.kind !== 'scalar' ? [] : { step, name, text, node: value, formats }
  })
}

type Schema = Value & { readonly anyOf?: readonly Value[] }

const noFormats: readonly ValueFormat[] = []

/** The forms that a text in this place may have, one for each alternative that names one. */
function formatsOf(schema: Schema | undefined): readonly ValueFormat[] {
  if (!schema?.ssm) return noFormats
  if (!schema.anyOf) return schema.ssm.format === undefined ? noFormats : [schema.ssm.format]
  return [schema, ...schema.anyOf].flatMap((each) => each.ssm?.format ?? [])
}
