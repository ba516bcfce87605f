import type { Relation } from '../../../schemas/action.js'
import { stringOf } from '../../syntax/tree.js'
import type { Completion, Situation } from './completion.js'

/** Keys in the order in which they are needed, without those that do not go with the keys that are there. */
export const relatedKeys = (situation: Situation, keys: readonly Completion[]): Completion[] => {
  const needed = neededInputs(situation)
  return keys
    .filter(({ label }) => !isExcluded(situation, label))
    .map((key) => (key.rank === 1 && needed.has(key.label) ? { ...key, rank: rankOfNeeded } : key))
}

/** Behind what every step needs. */
const rankOfNeeded = 0.5

const relationsAt = ({ step, inputPath }: Situation): readonly Relation[] =>
  inputPath?.length === 0 ? (step?.definition?.relations ?? []) : []

/** Whether a key does not go with the others: inputs that exclude each other, and the end of a run with a next step. */
function isExcluded(situation: Situation, key: string): boolean {
  const { siblings } = situation.place
  if (key === 'nextStep') return siblings.has('isEnd')
  if (key === 'isEnd') return siblings.has('nextStep')
  if (key === 'precondition') return situation.document.schemaVersion === '2.0'
  return relationsAt(situation).some((relation) => {
    switch (relation.kind) {
      case 'exactly-one-of':
      case 'at-most-one-of':
        return relation.inputs.includes(key) && relation.inputs.some((other) => other !== key && siblings.has(other))
      case 'excludes-when':
        return relation.excludes === key && matches(relation, situation)
      default:
        return false
    }
  })
}

/** Whether the text of the input of a relation is one for which it holds. */
const matches = ({ input, pattern }: { readonly input: string; readonly pattern: string }, { step }: Situation) =>
  new RegExp(pattern).test(stringOf(step?.input(input)) ?? '')

/** Inputs of which one is needed and none is there, and those that others need that are there. */
function neededInputs(situation: Situation): ReadonlySet<string> {
  const { place } = situation
  return new Set(
    relationsAt(situation).flatMap((relation): readonly string[] => {
      switch (relation.kind) {
        case 'exactly-one-of':
        case 'at-least-one-of':
          return relation.inputs.some((name) => place.siblings.has(name)) ? [] : relation.inputs
        case 'requires':
          return place.siblings.has(relation.input) ? [relation.needs] : []
        case 'requires-when':
          return matches(relation, situation) ? [relation.needs] : []
        default:
          return []
      }
    }),
  )
}
