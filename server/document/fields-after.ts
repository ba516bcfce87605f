import type { Operation, Shape } from '../aws/service.js'
import { parseSelector } from '../languages/json-path.js'
import { descendants, selectFields } from './response-fields.js'

/** What may come next in a selector. */
export interface NextField {
  /** As it is added behind a selector that does not end in dots: `.InstanceId`, `..InstanceId`, `[0]`. */
  readonly text: string
  /** The name of the field; missing for items of lists. */
  readonly name: string | undefined
  /** What is selected then. */
  readonly shape: Shape
}

/**
 * What may follow the beginning of a selector of an operation's response, for completion and hover: fields of maps, the first item of lists,
 * and behind `..` fields of any depth. `before` is complete up to there: `$`, `$.Reservations[0]`, `$.Reservations..`. Empty where nothing
 * can follow, or what can is not known.
 */
export function fieldsAfter(operation: Operation, service: string, before: string): readonly NextField[] {
  const deep = before.endsWith('..')
  const selector = parseSelector(before.replace(/\.{1,2}$/, '') || '$')
  const selection = selector.ok ? selectFields(operation, service, selector.steps) : undefined
  if (!selection?.found) return []
  const found = new Map<string, NextField>()
  for (const shape of deep ? selection.shapes.flatMap((each) => descendants(each, service)) : selection.shapes) {
    for (const next of directlyAfter(shape, deep)) if (!found.has(next.text)) found.set(next.text, next)
  }
  return [...found.values()]
}

function directlyAfter(shape: Shape, deep: boolean): readonly NextField[] {
  if (shape.kind === 'list') return deep ? [] : [{ text: '[0]', name: undefined, shape: shape.item }]
  if (shape.kind !== 'structure') return []
  return [...shape.members.values()].map((member) => ({
    text: `${deep ? '..' : '.'}${member.name}`,
    name: member.name,
    shape: member.shape,
  }))
}
