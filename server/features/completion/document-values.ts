import { platformVariable } from '../../../schemas/command/step-fields.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import type { Parameter, Variable } from '../../document/document.js'
import { outputNames } from '../../document/output-names.js'
import { stringOf, toJson, valueAt } from '../../syntax/tree.js'
import { type Completion, scalarItem, type Situation } from './completion.js'
import type { Key } from './keys.js'

/** The outputs of steps, which the document can give as its own. */
export function documentOutputs(situation: Situation): Completion[] {
  const { document, place } = situation
  if (place.path.length !== 2) return []
  const { start, end } = place.word
  const others = document.outputs.filter(({ node }) => node.end < start || end < node.start)
  const given = new Set(others.map(({ text }) => text))
  return document.steps.flatMap((step) =>
    step.name === undefined || step.loop
      ? []
      : [...(outputNames(step) ?? [])]
          .map((output) => `${step.name}.${output}`)
          .filter((label) => !given.has(label))
          .map((label) => scalarItem(situation, { label, kind: 'output', detail: step.action ?? '' })),
  )
}

/** The values that a declaration allows, and those of its type, for its default. */
export function allowedDefaults(situation: Situation): Completion[] {
  const { document, place } = situation
  const [area, name, property] = place.path
  if ((area !== 'parameters' && area !== 'variables') || property !== 'default' || place.path.length !== 3) return []
  const declared = area === 'parameters' ? document.parameter(String(name)) : document.variable(String(name))
  return allowedValues(situation, declared)
}

/** The key of a limit that is not to be below the other limit beside it. */
export function fittingLimit({ document, place }: Situation, key: Key): Key {
  const [area, name] = place.path
  if (area !== 'parameters' || place.path.length !== 2 || !key.name.startsWith('max')) return key
  const least = document.parameter(String(name))?.property(key.name.replace('max', 'min'))
  return least?.kind === 'scalar' && typeof least.value === 'number' ? { ...key, minimum: least.value } : key
}

/** The values that a declaration allows, or else its type. */
export function allowedValues(situation: Situation, declared: Parameter | Variable | undefined): Completion[] {
  const allowed = declared?.property('allowedValues')
  const values =
    allowed?.kind === 'list'
      ? allowed.items.map(toJson)
      : declared?.type === 'Boolean' && !situation.place.quote
        ? [true, false]
        : []
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [scalarItem(situation, { label: String(value), kind: 'word' }, value)]
      : [],
  )
}

/** The two texts of a precondition: the platform of the node, and one of its names. */
export function preconditionCompletions(situation: Situation): Completion[] {
  const { step, place } = situation
  const index = place.path.at(-1)
  if (index !== 0 && index !== 1) return []
  const given = stringOf(valueAt(step?.node, 'precondition', 'StringEquals', 1 - index))
  const words =
    given === undefined
      ? [platformVariable, ...platformTypes]
      : given === platformVariable
        ? platformTypes
        : [platformVariable]
  return words.map((label) => scalarItem(situation, { label, kind: 'word' }))
}

/** Whether a list has both texts of a precondition, so that no other one can begin there. */
export function isWholePrecondition({ document, place: { path } }: Situation): boolean {
  if (path.at(-1) !== 'StringEquals' || path.at(-2) !== 'precondition') return false
  const texts = valueAt(document.root, ...path)
  return texts?.kind === 'list' && texts.items.length > 1
}
