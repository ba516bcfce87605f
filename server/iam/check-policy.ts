import type { IamActions } from '../aws/iam-action-names.js'
import type { GivenStatement, Patterns } from './given-policy.js'
import { covers, overlap } from './glob.js'
import type { Statement } from './policy.js'
import { type UnknownAction, unknownActions } from './unknown-actions.js'

/** An action that a policy does not allow on some of the resources that a run needs it for. */
export interface Missing {
  readonly action: string
  readonly resources: readonly string[]
  /** Whether the policy forbids it, rather than says nothing of it. */
  readonly denied: boolean
}

/** How a policy that somebody has compares with what a run needs. */
export interface Comparison {
  readonly missing: readonly Missing[]
  /** What it allows beyond that, in words. */
  readonly excess: readonly string[]
  /** What it names, and IAM had not on the day `actionsKnownOn`, such as `2026-09-26`: it is newer, or of no use. */
  readonly unknownActions: readonly UnknownAction[]
  readonly actionsKnownOn: string
  /** Whether it has conditions, which are not looked at. */
  readonly conditional: boolean
}

/** Compares a policy with what is needed. Conditions are taken for fulfilled. */
export function checkPolicy(
  needed: readonly Statement[],
  policy: readonly GivenStatement[],
  known: IamActions,
): Comparison {
  const allows = policy.filter(({ effect }) => effect === 'Allow')
  const denies = policy.filter(({ effect }) => effect === 'Deny')
  const missing = needed.flatMap(({ actions, resources }) =>
    actions.flatMap(({ name }): Missing[] => {
      const denied = resources.filter((resource) => denies.some((statement) => forbids(statement, name, resource)))
      const silent = resources.filter(
        (resource) => !denied.includes(resource) && !allows.some((statement) => allowed(statement, name, resource)),
      )
      return [
        ...(denied.length > 0 ? [{ action: name, resources: denied, denied: true }] : []),
        ...(silent.length > 0 ? [{ action: name, resources: silent, denied: false }] : []),
      ]
    }),
  )
  const conditional = policy.some((statement) => statement.conditional)
  const unknown = unknownActions(policy, known.names)
  const isUnknown = (pattern: string) => unknown.some(({ action }) => action === pattern)
  const excess = allows.flatMap((statement) => excessOf(statement, needed, isUnknown))
  return { missing, excess, unknownActions: unknown, actionsKnownOn: known.date, conditional }
}

/** Names of actions are the same in any letter case. */
const allowed = ({ actions, resources }: GivenStatement, action: string, resource: string): boolean =>
  has(actions, action.toLowerCase(), lower) && has(resources, resource, same)

const lower = (text: string): string => text.toLowerCase()
const same = (text: string): string => text

function has({ except, patterns }: Patterns, text: string, form: (text: string) => string): boolean {
  if (except) return !patterns.some((pattern) => overlap(form(pattern), text))
  return patterns.some((pattern) => covers(form(pattern), text))
}

/** Whether a statement forbids the action on any of the resources that the text may be. */
function forbids({ actions, resources }: GivenStatement, action: string, resource: string): boolean {
  const meets = ({ except, patterns }: Patterns, text: string, form: (text: string) => string) =>
    except
      ? !patterns.some((pattern) => covers(form(pattern), text))
      : patterns.some((pattern) => overlap(form(pattern), text))
  return meets(actions, action.toLowerCase(), lower) && meets(resources, resource, same)
}

/** What a statement allows that nothing needs. */
function excessOf(
  { actions, resources }: GivenStatement,
  needed: readonly Statement[],
  isUnknown: (pattern: string) => boolean,
): readonly string[] {
  if (actions.except) return [`everything except ${actions.patterns.join(', ')} is allowed`]
  return actions.patterns.flatMap((pattern) => {
    if (isUnknown(pattern)) return []
    const used = needed.filter((statement) =>
      statement.actions.some(({ name }) => covers(pattern.toLowerCase(), name.toLowerCase())),
    )
    if (used.length === 0) return [`${pattern} is not needed`]
    const names = used.flatMap((statement) =>
      statement.actions.flatMap(({ name }) => (covers(pattern.toLowerCase(), name.toLowerCase()) ? [name] : [])),
    )
    const wide =
      pattern.includes('*') && !names.includes(pattern) ? [`${pattern} allows more than ${names.join(', ')}`] : []
    const narrow = used.flatMap((statement) => statement.resources)
    const all = !resources.except && resources.patterns.includes('*') && !narrow.includes('*')
    return [...wide, ...(all ? [`${pattern} is allowed on all resources, needed on ${narrow.join(', ')}`] : [])]
  })
}
