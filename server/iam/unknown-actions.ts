import type { IamActionNames } from '../aws/iam-action-names.js'
import { nearest } from '../languages/nearest.js'
import type { GivenStatement } from './given-policy.js'
import { covers } from './glob.js'

/** What a policy names, and is not among the actions that are known. */
export interface UnknownAction {
  readonly action: string
  readonly meant?: string
}

/** The actions of a policy that are not known, or that its wildcards match none of; each once. */
export function unknownActions(policy: readonly GivenStatement[], names: IamActionNames): readonly UnknownAction[] {
  const written = new Set(policy.flatMap(({ actions }) => actions.patterns))
  return [...written].filter((action) => !isKnown(action, names)).map((action) => withMeant(action, names))
}

const longest = 200

function isKnown(action: string, names: IamActionNames): boolean {
  const [prefix, name] = partsOf(action.toLowerCase())
  if (name === undefined) return action === '*'
  // Of wildcards among services, and of what is longer than any action, no judgement is made.
  if (/[*?]/.test(prefix) || action.length > longest) return true
  return actionsOf(prefix, names).some((known) => covers(name, known.toLowerCase()))
}

function withMeant(action: string, names: IamActionNames): UnknownAction {
  const [prefix, name = ''] = partsOf(action)
  const service = Object.hasOwn(names, prefix) ? prefix : nearest(prefix, Object.keys(names))
  const meant = service === undefined ? undefined : nearestAction(name, actionsOf(service, names))
  return meant === undefined ? { action } : { action, meant: `${service}:${meant}` }
}

/** With a wildcard only the prefix can be mended. */
function nearestAction(name: string, known: readonly string[]): string | undefined {
  if (known.some((each) => covers(name.toLowerCase(), each.toLowerCase()))) return name
  return /[*?]/.test(name) ? undefined : nearest(name, known)
}

/** The prefix of the service, and all behind its colon. */
function partsOf(action: string): readonly [prefix: string, name: string | undefined] {
  const colon = action.indexOf(':')
  return colon < 0 ? [action, undefined] : [action.slice(0, colon), action.slice(colon + 1)]
}

const actionsOf = (prefix: string, names: IamActionNames): readonly string[] =>
  Object.hasOwn(names, prefix) ? (names[prefix] ?? '').split(' ') : []
