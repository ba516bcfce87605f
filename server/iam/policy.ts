import { covers } from './glob.js'
import type { Need, Reason } from './need.js'

/** A statement that allows, with the reasons for each of its actions. */
export interface Statement {
  readonly sid: string
  readonly actions: readonly { readonly name: string; readonly reasons: readonly Reason[] }[]
  readonly resources: readonly string[]
}

/** A policy in the form that IAM takes. */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly {
    readonly Sid: string
    readonly Effect: 'Allow'
    readonly Action: readonly string[]
    readonly Resource: string | readonly string[]
  }[]
}

/** The least that allows all needs: an action once, with all its resources; actions of one service with the same resources together. */
export function statementsFor(needs: readonly Need[]): readonly Statement[] {
  const byAction = new Map<string, { readonly resources: Set<string>; readonly reasons: Map<string, Reason> }>()
  for (const { action, resources, reason } of needs) {
    const entry = byAction.get(action) ?? { resources: new Set(), reasons: new Map() }
    byAction.set(action, entry)
    for (const resource of resources) entry.resources.add(resource)
    const said = JSON.stringify([reason.step, reason.text])
    if (!entry.reasons.has(said)) entry.reasons.set(said, reason)
  }
  const groups = new Map<
    string,
    { readonly prefix: string; readonly resources: readonly string[]; readonly names: string[] }
  >()
  for (const [name, { resources }] of [...byAction].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const prefix = name.split(':', 1)[0] ?? ''
    const all = withoutNarrower(resources)
    const key = JSON.stringify([prefix, all])
    const group = groups.get(key) ?? { prefix, resources: all, names: [] }
    groups.set(key, group)
    group.names.push(name)
  }
  const counts = new Map<string, number>()
  return [...groups.values()].map(({ prefix, resources, names }) => {
    const base = capitalized(prefix) + capitalized(kindOf(resources))
    const count = (counts.get(base) ?? 0) + 1
    counts.set(base, count)
    const actions = names.map((name) => ({ name, reasons: [...(byAction.get(name)?.reasons.values() ?? [])] }))
    return { sid: count === 1 ? base : `${base}${count}`, actions, resources }
  })
}

/** With so many resources no policy is short enough for IAM, so that it makes no difference which of them others cover. */
const mostCompared = 300

/** Without those that others among them cover. What has no sign for other characters covers none but itself, and what has one in its place. */
function withoutNarrower(resources: ReadonlySet<string>): readonly string[] {
  const all = [...resources].sort()
  const wide = all.filter((one) => /[*?]/.test(one)).slice(0, mostCompared)
  const wider = (one: string) => (one.includes('?') && all.length <= mostCompared ? all : wide)
  return all.filter((one) => !wider(one).some((other) => other !== one && covers(other, one)))
}

/** What the resources are, for the name of a statement: `instance` of `arn:aws:ec2:*:*:instance/*`. */
function kindOf(resources: readonly string[]): string {
  if (resources.includes('*')) return 'all'
  const kinds = new Set(
    resources.map((arn) => /^[a-z][a-z-]*(?=[/:])/i.exec(arn.split(':').slice(5).join(':'))?.[0] ?? 'named'),
  )
  const [kind = 'named', ...others] = kinds
  return others.length === 0 ? kind : 'several'
}

/** Letters and digits only, as IAM takes them in the names of statements. */
const capitalized = (words: string): string =>
  words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

export const policyDocument = (statements: readonly Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements.map(({ sid, actions, resources }) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: actions.map(({ name }) => name),
    Resource: resources.length === 1 ? (resources[0] ?? '*') : resources,
  })),
})

/** Characters that a policy may have; blanks do not count (IAM user guide, quotas). */
const mostCharacters = { managed: 6144, inline: 10_240 } as const

/** What is to be said of the size of a policy; nothing where it fits everywhere. */
export function sizeWarning(policy: PolicyDocument): string | undefined {
  const size = JSON.stringify(policy).length
  if (size <= mostCharacters.managed) return undefined
  const managed = `the policy has ${size} characters; a managed policy takes ${mostCharacters.managed}`
  if (size <= mostCharacters.inline) return `${managed}: attach it to the role as an inline policy, or split it`
  return `${managed}, all inline policies of a role together ${mostCharacters.inline}: split it into several`
}
