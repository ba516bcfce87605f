import type { Json } from '../../syntax/tree.js'
import { aws, type Task } from '../task.js'
import { textsAt } from './response.js'

/** Inputs of a step that say on what another automation runs. */
interface Targeted {
  readonly Targets?: unknown
  readonly TargetMaps?: unknown
  readonly TargetParameterName?: string | undefined
}

/** The parameters that vary from child to child, one map for each; `undefined` where there is but one child. */
export function* targetedParameters(
  { Targets, TargetMaps, TargetParameterName }: Targeted,
  step: string,
): Task<readonly Readonly<Record<string, Json>>[] | undefined> {
  if (TargetMaps !== undefined) return TargetMaps as readonly Readonly<Record<string, Json>>[]
  if (Targets === undefined || TargetParameterName === undefined) return undefined
  const values: string[] = []
  for (const { Key, Values } of Targets as readonly { readonly Key: string; readonly Values: readonly string[] }[])
    for (const value of yield* resources(step, Key, Values)) values.push(value)
  return values.map((value) => ({ [TargetParameterName]: [value] }))
}

/** The resources that a target stands for; which API finds them is not public. */
function* resources(step: string, key: string, values: readonly string[]): Task<readonly string[]> {
  if (key === 'ParameterValues') return values
  if (key.startsWith('tag:')) {
    const TagFilters = [{ Key: key.slice('tag:'.length), Values: values }]
    const response = yield* aws(step, 'resourcegroupstaggingapi', 'GetResources', { TagFilters })
    return textsAt(response, '$.ResourceTagMappingList..ResourceARN').map(idOf)
  }
  if (key === 'ResourceGroup') {
    const response = yield* aws(step, 'resource-groups', 'ListGroupResources', { Group: values[0] ?? '' })
    return textsAt(response, '$.Resources..Identifier.ResourceArn').map(idOf)
  }
  if (key === 'AWS::EC2::Instance' && values.includes('*'))
    return textsAt(yield* aws(step, 'ec2', 'DescribeInstances', {}), '$.Reservations..InstanceId')
  return values
}

/** The id at the end of an ARN. */
const idOf = (arn: string): string => arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1)
