import type { IamActionNames } from '../aws/iam-action-names.js'
import { nearest } from '../languages/nearest.js'
import type { GivenStatement } from './given-policy.js'
import { covers } from './glob.js'

/** What a policy names, and IAM has no action for. */
export interface UnknownAction {
  readonly action: string
  readonly meant?: string
}

/** The actions of a policy that there are none of, or that its wildcards match none of; each once. */
export function unknownActions(policy: readonly GivenStatement[], names: IamActionNames): readonly UnknownAction[] {
  const written = new Set(policy.flatMap(({ actions }) => actions.patterns))
  return [...written].filter((action) => !isKnown(action, names)).map((action) => withMeant(action, names))
}

const longest = 200

function isKnown(action: string, names: IamActionNames): boolean {
  const [prefix = '', name] = action.toLowerCase().split(':')
  if (name === undefined) return action === '*'
  // Of wildcards among services, and of what is longer than any action, no judgement is made.
  if (/[*?]/.test(prefix) || action.length > longest) return true
  return actionsOf(prefix, names).some((known) => covers(name, known.toLowerCase()))
}

function withMeant(action: string, names: IamActionNames): UnknownAction {
  const [prefix = '', name = ''] = action.split(':')
  const service = Object.hasOwn(names, prefix) ? prefix : nearest(prefix, Object.keys(names))
  const meant = service === undefined ? undefined : nearestAction(name, actionsOf(service, names))
  return meant === undefined ? { action } : { action, meant: `${service}:${meant}` }
}

/** With a wildcard only the prefix can be mended. */
function nearestAction(name: string, known: readonly string[]): string | undefined {
  if (known.some((each) => covers(name.toLowerCase(), each.toLowerCase()))) return name
  return /[*?]/.test(name) ? undefined : nearest(name, known)
}

const actionsOf = (prefix: string, names: IamActionNames): readonly string[] =>
  Object.hasOwn(names, prefix) ? (names[prefix] ?? '').split(' ') : []
