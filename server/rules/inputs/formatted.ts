import type { Action } from '../../../schemas/action.js'
import type { Value, ValueFormat } from '../../../schemas/values.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { fixedText } from '../../document/inputs.js'
import { factOf } from '../../document/fact-of.js'
import { once } from '../../syntax/once.js'
import { entryOf, type ScalarNode } from '../../syntax/tree.js'
import { isHalf } from '../references/half-references.js'

/** A text in an input whose form has a name. */
export interface FormattedInput {
  readonly step: Step
  readonly name: string
  readonly text: string
  readonly node: ScalarNode
}

/** The inputs of a document's steps that are text of the form, references aside. Of those that lack a brace another rule speaks. */
export const inputsOfFormat = (document: SsmDocument, format: ValueFormat): readonly FormattedInput[] =>
  formattedInputs(document)
    .get(format)
    ?.filter(({ node, text }) => !text.includes('{') || !isHalf(document, node)) ?? none

const none: readonly FormattedInput[] = []

const formattedInputs = factOf((document): ReadonlyMap<ValueFormat, readonly FormattedInput[]> => {
  const found = new Map<ValueFormat, FormattedInput[]>()
  for (const step of document.steps) addInputs(step, found)
  return found
})

function addInputs(step: Step, found: Map<ValueFormat, FormattedInput[]>): void {
  const { inputs, definition } = step
  if (inputs?.kind !== 'map' || !definition) return
  for (const [name, formats] of formatsByInput(definition)) {
    const value = entryOf(inputs, name)?.value
    const text = fixedText(value)
    if (text === undefined || value?.kind !== 'scalar') continue
    for (const format of formats) {
      const input: FormattedInput = { step, name, text, node: value }
      const before = found.get(format)
      if (before) before.push(input)
      else found.set(format, [input])
    }
  }
}

type Schema = Value & { readonly anyOf?: readonly Value[] }

/** The inputs of an action or plugin that take text of some form, with the forms: one for each alternative that names one. */
const formatsByInput = once(
  ({ inputs }: Pick<Action, 'inputs'>): readonly (readonly [string, readonly ValueFormat[]])[] =>
    Object.entries(inputs as Readonly<Record<string, Schema>>).flatMap(([name, schema]) => {
      const formats = new Set([schema, ...(schema.anyOf ?? [])].flatMap((each) => each.ssm?.format ?? []))
      return formats.size > 0 ? [[name, [...formats]] as const] : []
    }),
)
