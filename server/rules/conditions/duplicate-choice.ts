import { conditionsOf } from '../../document/conditions.js'
import type { Step } from '../../document/document.js'
import { type Json, type MapNode, toJson } from '../../syntax/tree.js'
import { headOf, stepName } from '../places.js'
import { rule, runbooks } from '../rule.js'

export const duplicateChoice = rule({
  name: 'duplicate-choice',
  severity: 'warning',
  kinds: runbooks,
  summary: 'Two choices of a branch have the same condition.',
  why: 'The first choice that is true decides, so the second one is never taken.',
  page: 'automation-action-branch',

  *check(document) {
    const seenIn = new Map<Step, Map<string, MapNode>>()
    for (const { choice, step, operations, junctions } of conditionsOf(document).all) {
      if (!choice || operations.length + junctions.length === 0) continue
      const seen = seenIn.get(step) ?? new Map<string, MapNode>()
      seenIn.set(step, seen)
      const condition = textOf(toJson(choice.node), 'NextStep')
      const first = seen.get(condition)
      if (!first) seen.set(condition, choice.node)
      else {
        yield {
          range: headOf(choice.node),
          message: `an earlier choice of ${stepName(step)} has the same condition, so this one is never taken`,
          related: [{ range: headOf(first), message: 'the choice with the same condition' }],
        }
      }
    }
  },
})

/** The value as text that is the same whatever the order of keys, without one key of its own. */
function textOf(value: Json, without?: string): string {
  if (typeof value === 'string' && value.includes('{{'))
    return JSON.stringify(value.replaceAll(/\s+/g, ' ').replaceAll('{{ ', '{{').replaceAll(' }}', '}}'))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item)).join(',')}]`
  const entries = Object.entries(value).filter(([key]) => key !== without)
  return `{${entries
    .map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`)
    .sort()
    .join(',')}}`
}
