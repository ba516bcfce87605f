import { type AccountState, newId } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { type ServiceOperations, timeText } from '../operation.js'
import { type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withId, withIds } from './ids.js'
import { type TagSpecification, tagsFor } from './tag-specifications.js'

export interface Snapshot {
  readonly id: string
  /** The volume that it was made of, which may be gone. */
  readonly volume: string
  readonly size: number
  readonly description: string
  readonly encrypted: boolean
  readonly state: Course
  readonly started: number
  readonly tags: Tags
  /** Accounts that may use it, `all` for everybody. */
  readonly sharedWith: Set<string>
}

const shown = ({ account }: AccountState, snapshot: Snapshot, now: number) => {
  const state = stateAt(snapshot.state, now)
  return {
    SnapshotId: snapshot.id,
    VolumeId: snapshot.volume,
    VolumeSize: snapshot.size,
    Description: snapshot.description,
    Encrypted: snapshot.encrypted,
    OwnerId: account,
    State: state,
    Progress: state === 'completed' ? '100%' : '0%',
    StartTime: timeText(snapshot.started),
    StorageTier: 'standard',
    Tags: tagList(snapshot.tags),
  }
}

const filterPaths = {
  ...plainFilters('snapshot-id volume-id volume-size description encrypted owner-id progress start-time storage-tier'),
  status: 'State',
}

interface DescribeSnapshots extends Description {
  readonly SnapshotIds?: readonly string[]
  readonly OwnerIds?: readonly string[]
}

function describeSnapshots(state: AccountState, input: DescribeSnapshots, now: number) {
  const { OwnerIds: owners = ['self'] } = input
  const own = owners.includes('self') || owners.includes(state.account)
  const found = withIds(state.snapshots, 'snapshot', input.SnapshotIds).map((snapshot) => shown(state, snapshot, now))
  const { items, next } = filtered(own ? found : [], input, filterPaths)
  return { Snapshots: items, NextToken: next }
}

interface CreateSnapshot {
  readonly VolumeId: string
  readonly Description?: string
  readonly TagSpecifications?: readonly TagSpecification[]
}

function createSnapshot(state: AccountState, input: CreateSnapshot, now: number) {
  const volume = withId(state.volumes, 'volume', input.VolumeId)
  const tags = tagsFor('snapshot', input.TagSpecifications)
  return shown(state, newSnapshot(state, { ...volume, description: input.Description ?? '', tags }, now), now)
}

/** Makes a snapshot of a volume. */
export function newSnapshot(
  state: AccountState,
  of: Pick<Snapshot, 'size' | 'encrypted' | 'description' | 'tags'> & { readonly id: string },
  now: number,
): Snapshot {
  const { id: volume, size, encrypted, description, tags } = of
  const course = becoming(now, 'pending', durations.snapshot, 'completed')
  const id = newId(state, 'snap')
  const snapshot = {
    id,
    volume,
    size,
    encrypted,
    description,
    tags,
    state: course,
    started: now,
    sharedWith: new Set<string>(),
  }
  state.snapshots.set(id, snapshot)
  return snapshot
}

interface CopySnapshot {
  readonly SourceSnapshotId: string
  readonly Description?: string
  readonly Encrypted?: boolean
  readonly TagSpecifications?: readonly TagSpecification[]
}

function copySnapshot(state: AccountState, input: CopySnapshot, now: number) {
  const source = withId(state.snapshots, 'snapshot', input.SourceSnapshotId)
  const tags = tagsFor('snapshot', input.TagSpecifications)
  const encrypted = input.Encrypted || source.encrypted
  const copy = newSnapshot(
    state,
    { ...source, id: source.volume, encrypted, description: input.Description ?? '', tags },
    now,
  )
  return { SnapshotId: copy.id, Tags: tagList(tags) }
}

function deleteSnapshot(state: AccountState, { SnapshotId }: { readonly SnapshotId: string }) {
  withId(state.snapshots, 'snapshot', SnapshotId)
  const user = [...state.images.values()].find(({ snapshots }) => snapshots.includes(SnapshotId))
  if (user) throw new Refusal('InvalidSnapshot.InUse', `The snapshot ${SnapshotId} is currently in use by ${user.id}`)
  state.snapshots.delete(SnapshotId)
  return {}
}

interface ModifyAttribute {
  readonly SnapshotId: string
  readonly OperationType?: 'add' | 'remove'
  readonly UserIds?: readonly string[]
  readonly GroupNames?: readonly string[]
  readonly CreateVolumePermission?: {
    readonly Add?: readonly Permitted[]
    readonly Remove?: readonly Permitted[]
  }
}

/** An account, or a group of accounts, of which there is one: `all`. */
export interface Permitted {
  readonly UserId?: string
  readonly Group?: string
}

/** Changes with whom something is shared. */
export function share(
  sharedWith: Set<string>,
  add: readonly Permitted[] = [],
  remove: readonly Permitted[] = [],
): void {
  for (const { UserId, Group } of add) sharedWith.add(UserId ?? Group ?? '')
  for (const { UserId, Group } of remove) sharedWith.delete(UserId ?? Group ?? '')
}

/** With whom something is shared, as responses give it. */
export const permittedOf = (sharedWith: ReadonlySet<string>): readonly Permitted[] =>
  [...sharedWith].map((each) => (each === 'all' ? { Group: each } : { UserId: each }))

function modifySnapshotAttribute({ snapshots }: AccountState, input: ModifyAttribute) {
  const { sharedWith } = withId(snapshots, 'snapshot', input.SnapshotId)
  const named = [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.GroupNames ?? []).map((Group) => ({ Group })),
  ]
  share(sharedWith, input.OperationType === 'remove' ? [] : named, input.OperationType === 'remove' ? named : [])
  share(sharedWith, input.CreateVolumePermission?.Add, input.CreateVolumePermission?.Remove)
  return {}
}

function describeSnapshotAttribute({ snapshots }: AccountState, { SnapshotId }: { readonly SnapshotId: string }) {
  const { sharedWith } = withId(snapshots, 'snapshot', SnapshotId)
  return { SnapshotId, CreateVolumePermissions: permittedOf(sharedWith) }
}

export const snapshotOperations: ServiceOperations = {
  CopySnapshot: copySnapshot,
  CreateSnapshot: createSnapshot,
  DeleteSnapshot: deleteSnapshot,
  DescribeSnapshotAttribute: describeSnapshotAttribute,
  DescribeSnapshots: describeSnapshots,
  ModifySnapshotAttribute: modifySnapshotAttribute,
}
