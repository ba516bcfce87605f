import { type Completion, scalarItem, type Situation } from './completion.js'
import { referables } from './references.js'
import { typesTaken } from './types-taken.js'

/** References whose values have a type that the place takes. */
export function fittingReferences(situation: Situation): Completion[] {
  const { document, step, inputPath, schemas, place } = situation
  if (!step || !inputPath || inputPath.length === 0 || schemas.some(({ ssm }) => ssm?.literal)) return []
  const accepted = typesTaken(situation)
  return referables(document, { step, inputPath, area: place.path[0] })
    .filter(({ type, kind }) => kind !== 'system' && (!accepted || type === undefined || accepted.includes(type)))
    .map(({ name, kind, detail }) => scalarItem(situation, { label: `{{ ${name} }}`, kind, detail, rank: 2 }))
}

/** The parameters that can hold the role of a runbook, those of the type for it first. */
export const roleReferences = (situation: Situation): Completion[] =>
  referables(situation.document, { step: undefined, inputPath: undefined, area: 'assumeRole' })
    .filter(({ type }) => type === 'String')
    .map(({ name, kind, detail }) =>
      scalarItem(situation, { label: `{{ ${name} }}`, kind, detail, rank: detail === 'AWS::IAM::Role::Arn' ? 0 : 1 }),
    )
