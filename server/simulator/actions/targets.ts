import type { Json } from '../../syntax/tree.js'
import { select } from '../select.js'
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
    values.push(...(yield* resources(step, Key, Values)))
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

/**
 * How many children may fail before no others are started; a share is of all targets. With 10 % of 50 the sixth failure is one too
 * many (API reference, StartAutomationExecution); none may fail where nothing is said, which is our choice.
 */
export function mostErrors(written: string | undefined, targets: number): number {
  if (written === undefined) return 0
  const count = Number.parseInt(written, 10)
  return written.endsWith('%') ? Math.floor((targets * count) / 100) : count
}

/** How many nodes a command runs on at once: as many as are written, at least one, and 50 where nothing is said (API reference, SendCommand). */
export function mostAtOnce(written: string | undefined, targets: number): number {
  return written === undefined ? 50 : Math.max(1, mostErrors(written, targets))
}

/** Every account with every Region of the locations. */
export function* locationsOf(locations: Json): Generator<{ readonly account: string; readonly region: string }> {
  for (const location of locations as readonly Json[])
    for (const account of textsAt(location, '$.Accounts[*]'))
      for (const region of (select(location, '$.Regions[*]') ?? []) as readonly string[]) yield { account, region }
}
