import { hexWord, uuidOf } from '../hex-word.js'
import { partitionOf } from '../partition.js'
import type { Alarm } from './cloudwatch/alarms.js'
import type { Group } from './autoscaling/groups.js'
import type { Stack } from './cloudformation/stacks.js'
import type { Image } from './ec2/images.js'
import type { Instance } from './ec2/instances.js'
import type { Subnet, Vpc } from './ec2/network.js'
import type { SecurityGroup } from './ec2/security-groups.js'
import type { Snapshot } from './ec2/snapshots.js'
import type { Volume } from './ec2/volumes.js'
import type { InstanceProfile } from './iam/instance-profiles.js'
import type { Policy } from './iam/policies.js'
import type { Role } from './iam/roles.js'
import type { Cluster } from './rds/clusters.js'
import type { Database } from './rds/instances.js'
import type { DatabaseSnapshot } from './rds/snapshots.js'
import type { ResourceGroup } from './resource-groups/groups.js'
import type { Bucket } from './s3/buckets.js'
import type { Command } from './ssm/commands.js'
import type { Document } from './ssm/documents.js'
import type { Parameter } from './ssm/parameters.js'

/** Everything that exists in the account, by id or name. Plain data: `structuredClone` copies it. */
export interface AccountState {
  readonly account: string
  readonly region: string
  /** Ids are made from it: the same seed and calls give the same ones. */
  readonly seed: number
  /** How many words of ids have been made. */
  words: number
  readonly instances: Map<string, Instance>
  readonly images: Map<string, Image>
  readonly snapshots: Map<string, Snapshot>
  readonly volumes: Map<string, Volume>
  readonly securityGroups: Map<string, SecurityGroup>
  readonly vpcs: Map<string, Vpc>
  readonly subnets: Map<string, Subnet>
  readonly stacks: Map<string, Stack>
  readonly parameters: Map<string, Parameter>
  readonly documents: Map<string, Document>
  readonly commands: Map<string, Command>
  readonly buckets: Map<string, Bucket>
  readonly roles: Map<string, Role>
  readonly policies: Map<string, Policy>
  readonly instanceProfiles: Map<string, InstanceProfile>
  readonly databases: Map<string, Database>
  readonly clusters: Map<string, Cluster>
  readonly databaseSnapshots: Map<string, DatabaseSnapshot>
  readonly clusterSnapshots: Map<string, DatabaseSnapshot>
  readonly autoScalingGroups: Map<string, Group>
  readonly resourceGroups: Map<string, ResourceGroup>
  readonly alarms: Map<string, Alarm>
}

/** An account in which nothing exists. */
export const emptyAccount = (account: string, region: string, seed: number): AccountState => ({
  account,
  region,
  seed,
  words: 0,
  instances: new Map(),
  images: new Map(),
  snapshots: new Map(),
  volumes: new Map(),
  securityGroups: new Map(),
  vpcs: new Map(),
  subnets: new Map(),
  stacks: new Map(),
  parameters: new Map(),
  documents: new Map(),
  commands: new Map(),
  buckets: new Map(),
  roles: new Map(),
  policies: new Map(),
  instanceProfiles: new Map(),
  databases: new Map(),
  clusters: new Map(),
  databaseSnapshots: new Map(),
  clusterSnapshots: new Map(),
  autoScalingGroups: new Map(),
  resourceGroups: new Map(),
  alarms: new Map(),
})

/** New hexadecimal digits. */
function newDigits(state: AccountState, count: number): string {
  let digits = ''
  while (digits.length < count) digits += hexWord(state.seed, ++state.words)
  return digits.slice(0, count)
}

/** A new id of EC2: `i-` and 17 digits. */
export const newId = (state: AccountState, prefix: string): string => `${prefix}-${newDigits(state, 17)}`

/** A new id in the form of a UUID. */
export const newUuid = (state: AccountState): string => uuidOf(newDigits(state, 32))

/** A new id in the form of IAM's, which have 21 letters and digits: `AROA` and 17 of them. */
export const newIamId = (state: AccountState, prefix: string): string => prefix + newDigits(state, 17).toUpperCase()

/** The ARN of a resource; services without Regions have none in it, and S3 no account either. */
export function arnOf({ account, region }: AccountState, service: string, resource: string): string {
  const place = service === 's3' ? ':' : service === 'iam' || service === 'sts' ? `:${account}` : `${region}:${account}`
  return `arn:${partitionOf(region)}:${service}:${place}:${resource}`
}
