import type { Platform } from '../../../schemas/action.js'
import { isTargetKey, nodeTargetKeys } from '../../../schemas/automation/target-keys.js'
import { platformTypes } from '../../../schemas/platform-types.js'
import type { Json } from '../../syntax/tree.js'
import type { ManagedNode } from '../command/managed-node.js'
import type { Wanted } from '../request.js'
import { aws, pollPause, type Task, tell } from '../task.js'
import { listAt, textAt, textsAt } from './response.js'

const list = 'InstanceInformationList'

/** What is looked for: nodes that answer, on a platform of the document where anybody can choose. */
const wanted = (platform: Platform | undefined, ids: readonly string[] = ['i-0123456789abcdef0']): Wanted => ({
  selector: `$.${list}[*].PingStatus`,
  values: ['Online'],
  ...(platform && { also: [{ selector: `$.${list}[*].PlatformType`, values: [platform] }] }),
  each: { list, key: 'InstanceId', values: ids },
})

/** Waits until the agents of the nodes answer, for as long as the step may take. */
export function* nodesOnline(step: string, ids: readonly string[], platform?: Platform): Task<readonly ManagedNode[]> {
  for (;;) {
    const input = { Filters: [{ Key: 'InstanceIds', Values: ids }] }
    const response = yield* aws(step, 'ssm', 'DescribeInstanceInformation', input, wanted(platform, ids))
    const found = nodesIn(response, platform)
    const missing = ids.filter((id) => !found.some((node) => node.online && node.id === id))
    if (missing.length === 0) return ids.flatMap((id) => found.find((node) => node.id === id) ?? [])
    yield* pollPause(step, {
      phase: 'verifying the SSM Agent availability on the target instance(s)',
      detail: `SSM Agent on Instances: [${missing.join(', ')}] are not functioning`,
    })
  }
}

/**
 * The nodes that targets stand for, also those that do not answer; which API finds them is not public. How the service refuses keys that it
 * does not know is not described; that they stand for no node is our choice.
 */
export function* targetedNodes(step: string, targets: Json, platform: Platform): Task<readonly ManagedNode[]> {
  const filters: Json[] = []
  for (const target of Array.isArray(targets) ? (targets as readonly Json[]) : []) {
    const key = textAt(target, '$.Key') ?? ''
    const values = textsAt(target, '$.Values')
    if (key !== '' && !isTargetKey(key, nodeTargetKeys)) {
      yield tell({ kind: 'note', step, text: `Run Command has no targets with the key ${key}` })
      return []
    }
    if (key === 'resource-groups:Name')
      filters.push({ Key: 'InstanceIds', Values: yield* members(step, values[0] ?? '') })
    else if (/^instanceids$/i.test(key))
      filters.push(...(values.includes('*') ? [] : [{ Key: 'InstanceIds', Values: values }]))
    else if (key === 'tag-key' || key.startsWith('tag:')) filters.push({ Key: key, Values: values })
  }
  const input = filters.length === 0 ? {} : { Filters: filters }
  return nodesIn(yield* aws(step, 'ssm', 'DescribeInstanceInformation', input, wanted(platform)), platform)
}

function* members(step: string, group: string): Task<readonly string[]> {
  const response = yield* aws(step, 'resource-groups', 'ListGroupResources', { Group: group })
  return textsAt(response, '$.Resources..Identifier.ResourceArn').map((arn) => arn.slice(arn.lastIndexOf('/') + 1))
}

const nodesIn = (response: Json, otherwise: Platform = 'Linux'): ManagedNode[] =>
  listAt(response, `$.${list}`).flatMap((each) => {
    const id = textAt(each, '$.InstanceId')
    const platform = platformTypes.find((known) => known === textAt(each, '$.PlatformType')) ?? otherwise
    return id === undefined ? [] : [{ id, platform, online: textAt(each, '$.PingStatus') === 'Online' }]
  })
