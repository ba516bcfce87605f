import type { SsmithAccount } from '../../../schemas/ssmith-account.js'
import { parseTimestamp } from '../../languages/time.js'
import { type AccountState, arnOf, emptyAccount, newIamId, newId, newUuid } from './account-state.js'
import { standardGroup } from './autoscaling/groups.js'
import { settled } from './course.js'
import { rootDeviceOf } from './ec2/images.js'
import { newInstanceDefaults } from './ec2/instances.js'
import { agentVersion, defaultSubnet, newPrivateIp } from './ec2/launch.js'
import { zonesOf } from './ec2/network.js'
import { apart, defaultVpc, openEgress, type Permission } from './ec2/security-groups.js'
import { newInstanceProfile } from './iam/instance-profiles.js'
import { standardCluster } from './rds/clusters.js'
import { standardDatabase } from './rds/instances.js'
import { newBucket } from './s3/buckets.js'
import { newDocument } from './ssm/documents.js'
import { standardKey } from './ssm/parameters.js'
import type { Tags } from './tags.js'

/** What every part of the file is read with. */
interface Reading {
  readonly file: SsmithAccount
  readonly state: AccountState
  /** The moment a day before the start, from which things are that say nothing else. */
  readonly before: number
}

const day = 86_400_000

/** The account as a file describes it, with the default VPC that every account has. */
export function stateFrom(
  file: SsmithAccount,
  { id, region, start }: { id: string; region: string; start: number },
): AccountState {
  const state = emptyAccount(id, region, file.seed ?? 1)
  const reading = { file, state, before: start - day }
  // What others refer to comes first.
  for (const read of [network, storage, iam, instances, systemsManager, stacks, buckets, databases, groups, alarms])
    read(reading)
  return state
}

const tagsOf = (tags: Readonly<Record<string, string | number | boolean>> = {}): Tags =>
  new Map(Object.entries(tags).map(([key, value]) => [key, String(value)]))

const textsOf = tagsOf

const entries = <T>(map: Readonly<Record<string, T>> = {}): [string, T][] => Object.entries(map)

/** A policy or another text that may be written as a map. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const momentOf = (text: string | undefined, otherwise: number): number => {
  const moment = parseTimestamp(text ?? '')
  return moment.ok ? moment.time : otherwise
}

function network({ file, state }: Reading): void {
  const own = newId(state, 'vpc')
  state.vpcs.set(own, { id: own, cidr: '172.31.0.0/16', isDefault: true, tags: new Map() })
  for (const [at, zone] of zonesOf(state.region).entries()) {
    const id = newId(state, 'subnet')
    state.subnets.set(id, { id, vpc: own, cidr: `172.31.${at * 16}.0/20`, zone, isDefault: true, tags: new Map() })
  }
  for (const [id, { cidr = '10.0.0.0/16', tags }] of entries(file.vpcs))
    state.vpcs.set(id, { id, cidr, isDefault: false, tags: tagsOf(tags) })
  for (const [id, { vpc = own, cidr = '10.0.0.0/24', zone = zonesOf(state.region)[0] ?? '', tags }] of entries(
    file.subnets,
  ))
    state.subnets.set(id, { id, vpc, cidr, zone, isDefault: false, tags: tagsOf(tags) })
  for (const vpc of state.vpcs.keys())
    addGroup(state, newId(state, 'sg'), { name: 'default', description: 'default VPC security group', vpc })
  for (const [id, group] of entries(file.securityGroups)) addGroup(state, id, group)
}

type GroupFacts = NonNullable<SsmithAccount['securityGroups']>[string]

function addGroup(
  state: AccountState,
  id: string,
  { name = id, description = name, vpc = defaultVpc(state), ...rest }: GroupFacts,
): void {
  const ingress = apart((rest.ingress ?? []) as readonly Permission[])
  const egress = rest.egress ? apart(rest.egress as readonly Permission[]) : openEgress
  state.securityGroups.set(id, { id, name, description, vpc, tags: tagsOf(rest.tags), ingress, egress })
}

function storage({ file, state, before }: Reading): void {
  for (const [id, each] of entries(file.snapshots)) {
    const { volume = 'vol-ffffffff', size = 8, description = '', encrypted = false } = each
    const started = momentOf(each.created, before)
    const facts = {
      id,
      volume,
      size,
      description,
      encrypted,
      started,
      tags: tagsOf(each.tags),
      sharedWith: new Set<string>(),
    }
    state.snapshots.set(id, { ...facts, state: settled(each.state ?? 'completed') })
  }
  for (const [id, each] of entries(file.images)) {
    const windows = each.platform === 'Windows'
    state.images.set(id, {
      id,
      name: each.name ?? id,
      description: each.description ?? '',
      windows,
      rootDevice: rootDeviceOf(windows),
      snapshots: each.snapshots ?? [],
      created: momentOf(each.created, before),
      tags: tagsOf(each.tags),
      sharedWith: new Set(),
      state: settled(each.state ?? 'available'),
      owner: each.owner ?? state.account,
      source: undefined,
      fields: each.fields ?? {},
    })
  }
  for (const [id, each] of entries(file.volumes)) addVolume(state, id, each, before)
}

function addVolume(
  state: AccountState,
  id: string,
  facts: NonNullable<SsmithAccount['volumes']>[string],
  before: number,
): void {
  const { size = 8, type = 'gp3', zone = zonesOf(state.region)[0] ?? '', snapshot = '', encrypted = false } = facts
  state.volumes.set(id, {
    id,
    zone,
    snapshot,
    encrypted,
    size,
    type,
    iops: type === 'gp3' ? 3000 : undefined,
    created: momentOf(facts.created, before),
    tags: tagsOf(facts.tags),
    state: settled('available'),
    attachment: undefined,
    modified: undefined,
  })
}

function iam({ file, state, before }: Reading): void {
  for (const [name, document] of entries(file.policies)) {
    const arn = arnOf(state, 'iam', `policy/${name}`)
    const facts = { arn, id: newIamId(state, 'ANPA'), name, path: '/', description: undefined, created: before }
    state.policies.set(arn, { ...facts, tags: new Map(), document: asText(document) })
  }
  for (const [name, each] of entries(file.roles)) {
    const created = momentOf(each.created, before)
    state.roles.set(name, {
      id: newIamId(state, 'AROA'),
      name,
      path: each.path ?? '/',
      created,
      tags: tagsOf(each.tags),
      description: '',
      trust: asText(each.trust ?? trustOfEc2),
      maxSession: 3600,
      attached: new Set(each.policies),
      inline: new Map(entries(each.inline).map(([policy, text]) => [policy, asText(text)])),
    })
    if (each.instanceProfile) newInstanceProfile(state, name, created).role = name
  }
}

const trustOfEc2 = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

function instances({ file, state, before }: Reading): void {
  for (const [id, each] of entries(file.instances)) {
    const subnet = (each.subnet === undefined ? undefined : state.subnets.get(each.subnet)) ?? defaultSubnet(state)
    const platform = each.platform ?? 'Linux'
    const { agent, role } = each
    state.instances.set(id, {
      ...newInstanceDefaults,
      id,
      platform,
      rootDevice: rootDeviceOf(platform === 'Windows'),
      image: each.image ?? 'ami-0123456789abcdef0',
      zone: subnet.zone,
      subnet: subnet.id,
      vpc: subnet.vpc,
      privateIp: each.privateIp ?? newPrivateIp(state),
      publicIp: each.publicIp,
      reservation: newId(state, 'r'),
      tags: tagsOf(each.tags),
      fields: each.fields ?? {},
      launched: before,
      type: each.type ?? 't3.micro',
      groups: each.securityGroups ?? defaultGroup(state, subnet.vpc),
      state: settled(each.state ?? 'running'),
      checks: settled(each.checks ?? 'ok'),
      agent: agent && { status: agent.status ?? 'Online', version: agent.version ?? agentVersion },
      profile:
        role === undefined
          ? undefined
          : { id: newId(state, 'iip-assoc'), arn: profileFor(state, role, before), since: before },
      terminationProtected: each.terminationProtection ?? false,
    })
    if (id.startsWith('i-')) attach(state, id, subnet.zone, each.volumes, platform === 'Windows', before)
  }
}

const defaultGroup = ({ securityGroups }: AccountState, vpc: string): readonly string[] =>
  [...securityGroups.values()].flatMap((group) => (group.vpc === vpc && group.name === 'default' ? [group.id] : []))

function profileFor(state: AccountState, role: string, created: number): string {
  const profile = state.instanceProfiles.get(role) ?? newInstanceProfile(state, role, created)
  if (state.roles.has(role)) profile.role = role
  return profile.arn
}

/** Attaches the volumes of an instance, and makes the one that it starts from where none is named. */
function attach(
  state: AccountState,
  instance: string,
  zone: string,
  volumes: readonly string[] | undefined,
  windows: boolean,
  before: number,
): void {
  const ids = volumes ?? [newId(state, 'vol')]
  if (!volumes) addVolume(state, ids[0] ?? '', { zone }, before)
  for (const [at, id] of ids.entries()) {
    const volume = state.volumes.get(id)
    if (!volume) continue
    const device = at === 0 ? rootDeviceOf(windows) : `/dev/sd${String.fromCharCode('e'.charCodeAt(0) + at)}`
    volume.attachment = { instance, device, since: before, deleteOnTermination: at === 0, state: settled('attached') }
  }
}

function systemsManager({ file, state, before }: Reading): void {
  for (const [name, each] of entries(file.parameters)) {
    const {
      value,
      versions = [{ value: value ?? '' }],
      type = 'String',
      description,
      tags,
    } = typeof each === 'object' ? each : { value: each }
    state.parameters.set(name, {
      name,
      type,
      tags: tagsOf(tags),
      description,
      tier: 'Standard',
      keyId: type === 'SecureString' ? standardKey : undefined,
      allowedPattern: undefined,
      versions: versions.map((version, at) => ({
        number: at + 1,
        value: String(version.value),
        changed: before,
        labels: ('labels' in version ? version.labels : undefined) ?? [],
      })),
    })
  }
  for (const [name, { content, type = 'Command', format = 'YAML', tags }] of entries(file.documents))
    state.documents.set(name, newDocument({ name, type, format, content, tags: tagsOf(tags), created: before }))
}

function stacks({ file, state, before }: Reading): void {
  for (const [name, each] of entries(file.stacks)) {
    const id = arnOf(state, 'cloudformation', `stack/${name}/${newUuid(state)}`)
    const resources = entries(each.resources).map(
      ([logical, { type = 'AWS::CloudFormation::WaitConditionHandle', id = logical, status = 'CREATE_COMPLETE' }]) =>
        [logical, { type, id, status }] as const,
    )
    state.stacks.set(id, {
      id,
      name,
      created: momentOf(each.created, before),
      template: '{}',
      description: each.description,
      parameters: textsOf(each.parameters),
      capabilities: [],
      outputs: textsOf(each.outputs),
      tags: tagsOf(each.tags),
      role: undefined,
      state: settled(each.status ?? 'CREATE_COMPLETE'),
      reason: each.reason,
      updated: undefined,
      deleted: undefined,
      terminationProtected: each.terminationProtection ?? false,
      resources: new Map(resources),
    })
  }
}

function buckets({ file, state, before }: Reading): void {
  for (const [name, each] of entries(file.buckets)) {
    const created = momentOf(each.created, before)
    const bucket = newBucket(name, state.region, created)
    const { encryption, publicAccessBlock, versioning, policy, logging, lifecycle } = each
    const given = {
      encryption,
      publicAccessBlock,
      logging,
      lifecycle,
      versioning: versioning && { Status: versioning },
      policy: policy === undefined ? undefined : asText(policy),
      tagging: each.tags && { TagSet: [...tagsOf(each.tags)].map(([Key, Value]) => ({ Key, Value })) },
    }
    Object.assign(bucket.settings, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
    for (const [key, body] of entries(each.objects))
      bucket.objects.set(key, { body, type: 'binary/octet-stream', changed: created, metadata: {} })
    state.buckets.set(name, bucket)
  }
}

function databases({ file, state, before }: Reading): void {
  for (const [id, each] of entries(file.clusters))
    state.clusters.set(id, {
      id,
      resource: newIamId(state, 'cluster-'),
      created: momentOf(each.created, before),
      tags: tagsOf(each.tags),
      state: settled(each.status ?? 'available'),
      fields: { ...standardCluster, ...(each.engine !== undefined && { Engine: each.engine }), ...each.fields },
    })
  for (const [id, each] of entries(file.databases)) {
    const { engine, class: instanceClass } = each
    const own = {
      ...(engine !== undefined && { Engine: engine }),
      ...(instanceClass !== undefined && { DBInstanceClass: instanceClass }),
    }
    state.databases.set(id, {
      id,
      resource: newIamId(state, 'db-'),
      created: momentOf(each.created, before),
      tags: tagsOf(each.tags),
      cluster: each.cluster,
      state: settled(each.status ?? 'available'),
      fields: { ...standardDatabase, ...own, ...each.fields },
    })
  }
  for (const [table, given] of [
    [state.databaseSnapshots, file.databaseSnapshots],
    [state.clusterSnapshots, file.clusterSnapshots],
  ] as const)
    for (const [id, each] of entries(given))
      table.set(id, {
        id,
        of: each.of ?? 'unknown',
        type: each.type ?? 'manual',
        created: momentOf(each.created, before),
        state: settled(each.status ?? 'available'),
        tags: tagsOf(each.tags),
        sharedWith: new Set(),
        fields: { Engine: 'mysql', ...each.fields },
      })
}

function groups({ file, state, before }: Reading): void {
  for (const [name, each] of entries(file.autoScalingGroups)) {
    const { instances: ids = [] } = each
    const joined = { joined: before, protected: false, standby: false }
    state.autoScalingGroups.set(name, {
      name,
      created: momentOf(each.created, before),
      tags: new Map([...tagsOf(each.tags)].map(([key, value]) => [key, { value, propagate: false }])),
      min: each.min ?? 0,
      max: each.max ?? Math.max(ids.length, each.desired ?? 0),
      desired: each.desired ?? ids.length,
      uuid: newUuid(state),
      suspended: new Map(each.suspended?.map((process) => [process, before])),
      members: new Map(ids.map((id) => [id, joined])),
      fields: { ...standardGroup, ...each.fields },
    })
  }
  for (const [name, { description = '', withTags, types = ['AWS::AllSupported'], members }] of entries(
    file.resourceGroups,
  )) {
    const tags = entries(withTags).map(([Key, values]) => ({
      Key,
      Values: typeof values === 'string' ? [values] : values,
    }))
    state.resourceGroups.set(name, {
      name,
      description,
      tags: new Map(),
      query: withTags && { types, tags },
      members: new Set(members),
    })
  }
}

function alarms({ file, state, before }: Reading): void {
  for (const [name, { state: value = 'OK', fields = {} }] of entries(file.alarms))
    state.alarms.set(name, { name, state: value, changed: before, fields })
}
