import { type AccountState, newId } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withId, withIds } from './ids.js'
import { type TagSpecification, tagsFor } from './tag-specifications.js'

export interface Volume {
  readonly id: string
  readonly zone: string
  readonly snapshot: string
  readonly encrypted: boolean
  readonly created: number
  readonly tags: Tags
  size: number
  type: string
  iops: number | undefined
  /** `creating`, then `available`: whether it is in use is seen from its attachment. */
  state: Course
  attachment: Attachment | undefined
  /** When its size or type was changed last. */
  modified: number | undefined
}

export interface Attachment {
  readonly instance: string
  readonly device: string
  readonly since: number
  readonly deleteOnTermination: boolean
  /** `attaching`, `attached`, `detaching`, `detached`. */
  readonly state: Course
}

/** The attachment that a volume has at a moment. */
export const attachmentAt = ({ attachment }: Volume, now: number): Attachment | undefined =>
  attachment && stateAt(attachment.state, now) !== 'detached' ? attachment : undefined

const stateOf = (volume: Volume, now: number): string =>
  attachmentAt(volume, now) ? 'in-use' : stateAt(volume.state, now)

const shownAttachment = (
  volume: string,
  { instance, device, since, deleteOnTermination, state }: Attachment,
  now: number,
) => ({
  VolumeId: volume,
  InstanceId: instance,
  Device: device,
  State: stateAt(state, now),
  AttachTime: timeText(since),
  DeleteOnTermination: deleteOnTermination,
})

function shown(volume: Volume, now: number): Fields {
  const attachment = attachmentAt(volume, now)
  return {
    VolumeId: volume.id,
    Size: volume.size,
    VolumeType: volume.type,
    Iops: volume.iops,
    AvailabilityZone: volume.zone,
    SnapshotId: volume.snapshot,
    Encrypted: volume.encrypted,
    MultiAttachEnabled: false,
    State: stateOf(volume, now),
    CreateTime: timeText(volume.created),
    Attachments: attachment ? [shownAttachment(volume.id, attachment, now)] : [],
    Tags: tagList(volume.tags),
  }
}

const filterPaths = {
  ...plainFilters('volume-id volume-type size encrypted snapshot-id availability-zone create-time'),
  status: 'State',
  'attachment.instance-id': 'Attachments.InstanceId',
  'attachment.device': 'Attachments.Device',
  'attachment.status': 'Attachments.State',
  'attachment.delete-on-termination': 'Attachments.DeleteOnTermination',
}

interface DescribeVolumes extends Description {
  readonly VolumeIds?: readonly string[]
}

function describeVolumes(state: AccountState, input: DescribeVolumes, now: number) {
  const all = withIds(state.volumes, 'volume', input.VolumeIds).map((volume) => shown(volume, now))
  const { items, next } = filtered(all, input, filterPaths)
  return { Volumes: items, NextToken: next }
}

interface CreateVolume {
  readonly AvailabilityZone?: string
  readonly Size?: number
  readonly VolumeType?: string
  readonly Iops?: number
  readonly SnapshotId?: string
  readonly Encrypted?: boolean
  readonly TagSpecifications?: readonly TagSpecification[]
}

/** IOPS that a volume of the type has where none are asked for; other types have none of their own. */
const defaultIops = (type: string, size: number): number | undefined =>
  type === 'gp3' ? 3000 : type === 'gp2' ? Math.min(16_000, Math.max(100, size * 3)) : undefined

function createVolume(state: AccountState, input: CreateVolume, now: number) {
  const source = input.SnapshotId === undefined ? undefined : withId(state.snapshots, 'snapshot', input.SnapshotId)
  const size = input.Size ?? source?.size
  if (size === undefined)
    throw new Refusal('MissingParameter', 'The request must contain the parameter size or snapshotId')
  if (input.AvailabilityZone === undefined)
    throw new Refusal('MissingParameter', 'The request must contain the parameter AvailabilityZone')
  if (source && size < source.size)
    throw new Refusal(
      'InvalidParameterValue',
      `Volume of ${size}GiB is smaller than snapshot '${source.id}', expect size >= ${source.size}GiB`,
    )
  const type = input.VolumeType ?? 'gp2'
  const volume = newVolume(
    state,
    {
      zone: input.AvailabilityZone,
      snapshot: source?.id ?? '',
      encrypted: input.Encrypted || source?.encrypted || false,
      size,
      type,
      iops: input.Iops,
      tags: tagsFor('volume', input.TagSpecifications),
      attachment: undefined,
    },
    now,
  )
  return shown(volume, now)
}

/** Makes a volume. */
export function newVolume(
  state: AccountState,
  facts: Omit<Volume, 'id' | 'created' | 'state' | 'modified'>,
  now: number,
): Volume {
  const course = becoming(now, 'creating', durations.volume, 'available')
  const iops = facts.iops ?? defaultIops(facts.type, facts.size)
  const volume = { ...facts, iops, id: newId(state, 'vol'), created: now, state: course, modified: undefined }
  state.volumes.set(volume.id, volume)
  return volume
}

function deleteVolume(state: AccountState, { VolumeId }: { readonly VolumeId: string }, now: number) {
  const attachment = attachmentAt(withId(state.volumes, 'volume', VolumeId), now)
  if (attachment) throw new Refusal('VolumeInUse', `Volume ${VolumeId} is currently attached to ${attachment.instance}`)
  state.volumes.delete(VolumeId)
  return {}
}

interface Attach {
  readonly VolumeId: string
  readonly InstanceId: string
  readonly Device: string
}

function attachVolume(state: AccountState, { VolumeId, InstanceId, Device }: Attach, now: number) {
  const volume = withId(state.volumes, 'volume', VolumeId)
  const instance = withId(state.instances, 'instance', InstanceId)
  if (attachmentAt(volume, now)) throw new Refusal('VolumeInUse', `${VolumeId} is already attached to an instance`)
  const found = stateOf(volume, now)
  if (found !== 'available') throw new Refusal('IncorrectState', `${VolumeId} is not 'available'.`)
  if (!['running', 'stopped', 'pending', 'stopping'].includes(stateAt(instance.state, now)))
    throw new Refusal('IncorrectState', `Instance '${InstanceId}' is not 'running' or 'stopped'.`)
  if (volume.zone !== instance.zone)
    throw new Refusal(
      'InvalidVolume.ZoneMismatch',
      `The volume '${VolumeId}' is not in the same availability zone as instance '${InstanceId}'`,
    )
  if ([...state.volumes.values()].some((each) => isAt(attachmentAt(each, now), InstanceId, Device)))
    throw new Refusal(
      'InvalidParameterValue',
      `Invalid value '${Device}' for unixDevice. Attachment point ${Device} is already in use`,
    )
  volume.attachment = {
    instance: InstanceId,
    device: Device,
    since: now,
    deleteOnTermination: false,
    state: becoming(now, 'attaching', durations.attachment, 'attached'),
  }
  return shownAttachment(VolumeId, volume.attachment, now)
}

const isAt = (attachment: Attachment | undefined, instance: string, device: string): boolean =>
  attachment?.instance === instance && attachment.device === device

interface Detach {
  readonly VolumeId: string
  readonly InstanceId?: string
  readonly Device?: string
}

function detachVolume(state: AccountState, { VolumeId, InstanceId }: Detach, now: number) {
  const volume = withId(state.volumes, 'volume', VolumeId)
  const attachment = attachmentAt(volume, now)
  if (!attachment) throw new Refusal('IncorrectState', `Volume '${VolumeId}' is in the 'available' state.`)
  if (InstanceId !== undefined && attachment.instance !== InstanceId)
    throw new Refusal(
      'InvalidAttachment.NotFound',
      `The volume '${VolumeId}' is not attached to instance '${InstanceId}'`,
    )
  volume.attachment = { ...attachment, state: becoming(now, 'detaching', durations.attachment, 'detached') }
  return shownAttachment(VolumeId, volume.attachment, now)
}

interface Modify {
  readonly VolumeId: string
  readonly Size?: number
  readonly VolumeType?: string
  readonly Iops?: number
}

function modifyVolume(state: AccountState, { VolumeId, Size, VolumeType, Iops }: Modify, now: number) {
  const volume = withId(state.volumes, 'volume', VolumeId)
  const { size, type, iops } = volume
  if (Size !== undefined && Size < size)
    throw new Refusal('InvalidParameterValue', 'New size cannot be smaller than existing size')
  volume.size = Size ?? size
  volume.type = VolumeType ?? type
  volume.iops = Iops ?? defaultIops(volume.type, volume.size)
  volume.modified = now
  const before = { OriginalSize: size, OriginalVolumeType: type, OriginalIops: iops }
  return { VolumeModification: { ...modificationOf(volume), ...before, ModificationState: 'modifying', Progress: 0 } }
}

const modificationOf = ({ id, size, type, iops, modified = 0 }: Volume) => ({
  VolumeId: id,
  TargetSize: size,
  TargetVolumeType: type,
  TargetIops: iops,
  StartTime: timeText(modified),
})

interface DescribeModifications extends Description {
  readonly VolumeIds?: readonly string[]
}

function describeVolumesModifications(state: AccountState, input: DescribeModifications) {
  const all = withIds(state.volumes, 'volume', input.VolumeIds)
    .filter(({ modified }) => modified !== undefined)
    .map((volume) => ({ ...modificationOf(volume), ModificationState: 'completed', Progress: 100 }))
  const { items, next } = filtered(all, input, plainFilters('volume-id modification-state'))
  return { VolumesModifications: items, NextToken: next }
}

export const volumeOperations: ServiceOperations = {
  AttachVolume: attachVolume,
  CreateVolume: createVolume,
  DeleteVolume: deleteVolume,
  DescribeVolumes: describeVolumes,
  DescribeVolumesModifications: describeVolumesModifications,
  DetachVolume: detachVolume,
  ModifyVolume: modifyVolume,
}
