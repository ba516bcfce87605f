import type { AccountState } from '../account-state.js'
import { stateAt } from '../course.js'
import type { Instance } from '../ec2/instances.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'

/** SSM Agent on an instance. */
export interface Agent {
  /** What it says while the instance runs. */
  readonly status: 'Online' | 'ConnectionLost' | 'Inactive'
  readonly version: string
}

/** Whether the agent can be reached: not where its instance does not run. */
export const pingStatus = ({ agent, state }: Instance, now: number): Agent['status'] | undefined =>
  agent && (stateAt(state, now) === 'running' ? agent.status : 'ConnectionLost')

const platforms = {
  Linux: { PlatformName: 'Amazon Linux', PlatformVersion: '2023' },
  Windows: { PlatformName: 'Microsoft Windows Server 2022 Datacenter', PlatformVersion: '10.0.20348' },
  MacOS: { PlatformName: 'macOS', PlatformVersion: '14.7' },
}

/** Nodes that have registered, but not instances that are gone. */
function nodesOf({ instances }: AccountState, now: number): readonly Instance[] {
  return [...instances.values()].filter(
    ({ agent, state }) => agent && !['pending', 'terminated'].includes(stateAt(state, now)),
  )
}

function shown(node: Instance, now: number): Fields {
  const outside = node.id.startsWith('mi-')
  return {
    InstanceId: node.id,
    PingStatus: pingStatus(node, now),
    LastPingDateTime: timeText(now),
    AgentVersion: node.agent?.version,
    IsLatestVersion: true,
    PlatformType: node.platform,
    ...platforms[node.platform],
    ResourceType: outside ? 'ManagedInstance' : 'EC2Instance',
    IPAddress: node.privateIp,
    ComputerName: `ip-${node.privateIp.replaceAll('.', '-')}`,
    SourceId: node.id,
    SourceType: outside ? 'AWS::SSM::ManagedInstance' : 'AWS::EC2::Instance',
  }
}

/** Fields that filters look at, by their keys. */
const filterFields: Readonly<Record<string, string>> = {
  InstanceIds: 'InstanceId',
  AgentVersion: 'AgentVersion',
  PingStatus: 'PingStatus',
  PlatformTypes: 'PlatformType',
  ResourceType: 'ResourceType',
}

interface Describe {
  readonly Filters?: readonly { readonly Key: string; readonly Values: readonly string[] }[]
  readonly InstanceInformationFilterList?: readonly { readonly key: string; readonly valueSet: readonly string[] }[]
  readonly MaxResults?: number
  readonly NextToken?: string
}

function describeInstanceInformation(state: AccountState, input: Describe, now: number) {
  const { Filters = [], InstanceInformationFilterList: list = [], MaxResults: limit = 50, NextToken: token } = input
  const filters = [...Filters, ...list.map(({ key, valueSet }) => ({ Key: key, Values: valueSet }))]
  const all = nodesOf(state, now).filter((node) => filters.every(({ Key, Values }) => passes(node, now, Key, Values)))
  const { items, next } = pageOf(all, { limit, token })
  return { InstanceInformationList: items.map((node) => shown(node, now)), NextToken: next }
}

function passes(node: Instance, now: number, key: string, values: readonly string[]): boolean {
  if (key === 'tag-key') return values.some((value) => node.tags.has(value))
  if (key.startsWith('tag:')) return values.includes(node.tags.get(key.slice('tag:'.length)) ?? '')
  if (!Object.hasOwn(filterFields, key))
    throw new Refusal('InvalidInstanceInformationFilterValue', `The filter key ${key} is not valid`)
  return values.includes(String(shown(node, now)[filterFields[key] ?? '']))
}

export const nodeOperations: ServiceOperations = { DescribeInstanceInformation: describeInstanceInformation }
