import type { Shape } from '../../aws/service.js'
import { actionOf } from '../../document/action-of.js'
import { fieldsAfter } from '../../document/fields-after.js'
import { selectFields } from '../../document/response-fields.js'
import { parseSelector } from '../../languages/json-path.js'
import { becomes } from '../../rules/apis/becomes.js'
import { naturalType } from '../../rules/apis/natural-type.js'
import { outputTypes } from '../../../schemas/step-fields.js'
import { stringOf, valueAt } from '../../syntax/tree.js'
import { scalarFor } from '../write-value.js'
import { type Completion, scalarItem, type Situation } from './completion.js'

/** What may follow what is typed of a selector, field by field. */
export function selectorCompletions(situation: Situation): Completion[] {
  const { document, place, call, step } = situation
  const typed = document.tree.text.slice(place.word.start, place.word.end)
  const before = typed.slice(0, Math.max(0, lastSeparator(typed)))
  if (!call) return rootCompletions(situation)
  const stem = before.replace(/\.{1,2}$/, '')
  if (isOpenFilter.test(stem)) return []
  return fieldsAfter(call.operation, call.service, before === '' ? '$' : before).map(({ text, shape }) =>
    scalarItem(situation, {
      label: `${stem || '$'}${text}`,
      kind: 'field',
      detail: shape.kind,
      rank: step && shape.kind === 'list' ? 0 : 1,
    }),
  )
}

/** A filter that is still to be ended: within it stands no field of what it is to select. */
const isOpenFilter = /\[\?\((?!.*\)\])/

/** Where the last complete part of a selector ends: its dots belong to it, since two of them mean any depth. */
function lastSeparator(typed: string): number {
  const dot = typed.lastIndexOf('.') + 1
  const bracket = typed.lastIndexOf(']') + 1
  return Math.max(dot, bracket)
}

/** Selectors begin with the one key of what the action gives, or with its outputs. */
function rootCompletions(situation: Situation): Completion[] {
  const action = situation.step && actionOf(situation.step)
  if (!action) return []
  const { selectorKey, selectorRoot } = action.step
  const keys = selectorKey ? [selectorKey] : selectorRoot === 'the native outputs' ? Object.keys(action.outputs) : []
  return keys.map((key) =>
    scalarItem(situation, { label: `$.${key}`, kind: 'field', ...(selectorRoot && { documentation: selectorRoot }) }),
  )
}

/** The values that the selected property may have, in the words in which they are compared. */
export function desiredValueCompletions(situation: Situation): Completion[] {
  const shape = selectedShape(situation.call, stringOf(situation.step?.input('PropertySelector')))
  const values = shape?.kind === 'boolean' ? ['True', 'False'] : shape?.kind === 'string' ? (shape.values ?? []) : []
  const given = situation.step?.input('DesiredValues')
  const used = new Set(given?.kind === 'list' ? given.items.map(stringOf) : [])
  return values.filter((value) => !used.has(value)).map((label) => scalarItem(situation, { label, kind: 'word' }))
}

/** The same where the list of them is still to begin. */
export function desiredListCompletions(situation: Situation): Completion[] {
  const { form, quote, commaBehind } = situation.place
  if (quote) return []
  return desiredValueCompletions(situation).map((item) => ({
    ...item,
    text: `[${scalarFor(item.label, form === 'json' ? 'json' : 'flow')}]${commaBehind ? ',' : ''}`,
  }))
}

/** The types that the selected value can become, first the one that it has. */
export function outputTypeCompletions(situation: Situation): Completion[] {
  const { step, place } = situation
  const shape = selectedShape(situation.call, stringOf(valueAt(step?.node, ...place.path.slice(-3, -1), 'Selector')))
  const fitting = outputTypes.filter((type) => shape === undefined || becomes(shape, type))
  const own = shape && naturalType(shape)
  return fitting.map((label) => scalarItem(situation, { label, kind: 'type', rank: label === own ? 0 : 1 }))
}

/** The one shape that a selector finds in what an operation gives. */
export function selectedShape(call: Situation['call'], text: string | undefined): Shape | undefined {
  const selector = text === undefined ? undefined : parseSelector(text)
  if (!call || !selector?.ok) return undefined
  const selection = selectFields(call.operation, call.service, selector.steps)
  return selection.found && selection.shapes.length === 1 ? selection.shapes[0] : undefined
}
