import type { IamResourceData } from '../aws/iam-resources.js'
import type { Operation } from '../aws/service.js'
import type { Need, Place, Reason } from './need.js'
import { resourcesOf } from './resources.js'
import type { Given } from './values.js'

/** What is needed to know what a call needs. */
export interface CallFacts {
  readonly data: IamResourceData
  readonly place: Place
}

/** What a call of an operation needs. The right to hand a role on is needed only where one is given. */
export function callNeeds(
  operation: Pick<Operation, 'iamActions' | 'resourceTypes'>,
  given: Given,
  reason: Reason,
  { data, place }: CallFacts,
): readonly Need[] {
  const roles = rolesIn(given, place)
  const [own = ''] = operation.iamActions
  const [prefix] = own.split(':')
  return operation.iamActions.flatMap((action): Need[] => {
    if (action === 'iam:PassRole')
      return roles.length === 0 ? [] : [{ action, resources: roles, reason: passing(reason) }]
    const copied = action === 's3:GetObject' ? given.inputs.get('CopySource') : undefined
    if (copied) return [{ action, resources: objectsIn(copied, place), reason }]
    const types = action.split(':')[0] === prefix ? operation.resourceTypes : []
    return [{ action, resources: resourcesOf(action, types, given, data, place), reason }]
  })
}

/** The objects that a copy is made of: `bucket/key`, also with a version; where it is put stands in other inputs. */
function objectsIn(sources: readonly string[], { partition }: Place): readonly string[] {
  const paths = sources.map((source) => source.replace(/^\//, '').split('?', 1).join())
  const known = paths.length > 0 && paths.every((path) => /^[^:/]+\/./.test(path))
  return (known ? paths : ['*/*']).map((path) => `arn:${partition}:s3:::${path}`)
}

const passing = ({ step, text }: Reason): Reason => ({ step, text: `${text}, and hands a role on` })

/** The roles that a call hands on: ARNs, names, those of instance profiles, which their name does not tell. */
export function rolesIn({ deep, open }: Given, place: Place): readonly string[] {
  const roles = deep.flatMap(([name, texts]) => {
    if (/^IamInstanceProfile/.test(name)) return [`arn:${place.partition}:iam::${place.account}:role/*`]
    if (!/role(?:arn|name|s)?$/i.test(name)) return []
    return texts.flatMap((text) => roleArn(text, place) ?? [])
  })
  if (open) roles.push(`arn:${place.partition}:iam::${place.account}:role/*`)
  return [...new Set(roles)].sort()
}

/** The ARN of a role that is written as one, or by its name; none where nothing is written. */
export function roleArn(text: string, { partition, account }: Place): string | undefined {
  if (text.trim() === '') return undefined
  return text.startsWith('arn:') ? text : `arn:${partition}:iam::${account}:role/${text}`
}
