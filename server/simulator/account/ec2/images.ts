import { type AccountState, newId } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import type { Fields, ServiceOperations } from '../operation.js'
import { type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withId, withIds } from './ids.js'
import { newSnapshot, type Permitted, permittedOf, share } from './snapshots.js'
import { type TagSpecification, tagsFor } from './tag-specifications.js'
import { attachmentAt } from './volumes.js'

export interface Image {
  readonly id: string
  readonly name: string
  description: string
  readonly windows: boolean
  readonly rootDevice: string
  readonly snapshots: readonly string[]
  readonly created: number
  readonly tags: Tags
  readonly sharedWith: Set<string>
  readonly state: Course
  /** The account that owns it, or `amazon`. */
  readonly owner: string
  /** The instance that it was made of. */
  readonly source: string | undefined
  /** Further fields, as responses name them. */
  readonly fields: Fields
}

function shown(state: AccountState, image: Image, now: number): Fields {
  return {
    ImageId: image.id,
    Name: image.name,
    Description: image.description,
    Architecture: 'x86_64',
    BlockDeviceMappings: image.snapshots.map((id, at) => deviceOf(state, image, id, at)),
    CreationDate: new Date(image.created).toISOString(),
    EnaSupport: true,
    Hypervisor: 'xen',
    ImageLocation: `${image.owner}/${image.name}`,
    ImageType: 'machine',
    OwnerId: image.owner,
    ...(image.windows && { Platform: 'windows' }),
    PlatformDetails: image.windows ? 'Windows' : 'Linux/UNIX',
    Public: image.sharedWith.has('all'),
    RootDeviceName: image.rootDevice,
    RootDeviceType: 'ebs',
    SourceInstanceId: image.source,
    State: stateAt(image.state, now),
    VirtualizationType: 'hvm',
    Tags: tagList(image.tags),
    ...image.fields,
  }
}

function deviceOf({ snapshots }: AccountState, image: Image, id: string, at: number) {
  const snapshot = snapshots.get(id)
  return {
    DeviceName: deviceName(image, at),
    Ebs: {
      SnapshotId: id,
      VolumeSize: snapshot?.size ?? 8,
      VolumeType: 'gp2',
      Encrypted: snapshot?.encrypted ?? false,
      DeleteOnTermination: at === 0,
    },
  }
}

/** Where the volume of one of an image's snapshots is attached; those behind the first begin with `/dev/sdf`. */
export const deviceName = ({ rootDevice }: Image, at: number): string =>
  at === 0 ? rootDevice : `/dev/sd${String.fromCharCode('e'.charCodeAt(0) + at)}`

const filterPaths = {
  ...plainFilters(
    'image-id name description architecture state owner-id platform root-device-type root-device-name virtualization-type creation-date image-type hypervisor',
  ),
  'is-public': 'Public',
  'source-instance-id': 'SourceInstanceId',
  'block-device-mapping.snapshot-id': 'BlockDeviceMappings.Ebs.SnapshotId',
}

interface DescribeImages extends Description {
  readonly ImageIds?: readonly string[]
  readonly Owners?: readonly string[]
}

function describeImages(state: AccountState, input: DescribeImages, now: number) {
  const { ImageIds, Owners = [] } = input
  const owners = Owners.map((owner) => (owner === 'self' ? state.account : owner))
  const all = withIds(state.images, 'image', ImageIds).filter(
    ({ owner }) => owners.length === 0 || owners.includes(owner),
  )
  const { items, next } = filtered(
    all.map((image) => shown(state, image, now)),
    input,
    filterPaths,
  )
  return { Images: items, NextToken: next }
}

interface CreateImage {
  readonly InstanceId: string
  readonly Name: string
  readonly Description?: string
  readonly NoReboot?: boolean
  readonly TagSpecifications?: readonly TagSpecification[]
}

function createImage(state: AccountState, input: CreateImage, now: number) {
  const { InstanceId, Description: description = '' } = input
  const instance = withId(state.instances, 'instance', InstanceId)
  const instanceState = stateAt(instance.state, now)
  if (!['running', 'stopped'].includes(instanceState))
    throw new Refusal('IncorrectState', `Instance '${InstanceId}' is in state '${instanceState}'.`)
  refuseTaken(state, input.Name)
  const id = newId(state, 'ami')
  const volumes = [...state.volumes.values()].filter((each) => attachmentAt(each, now)?.instance === InstanceId)
  const snapshots = volumes.map((volume) => {
    const text = `Created by CreateImage(${InstanceId}) for ${id}`
    return newSnapshot(state, { ...volume, description: text, tags: tagsFor('snapshot', input.TagSpecifications) }, now)
      .id
  })
  const facts = {
    description,
    windows: instance.platform === 'Windows',
    rootDevice: instance.rootDevice,
    source: InstanceId,
    snapshots,
    fields: {},
  }
  newImage(state, { ...facts, id, name: input.Name, tags: tagsFor('image', input.TagSpecifications) }, now)
  return { ImageId: id }
}

function refuseTaken({ images }: AccountState, name: string): void {
  const taken = [...images.values()].find((image) => image.name === name)
  if (taken) throw new Refusal('InvalidAMIName.Duplicate', `AMI name ${name} is already in use by AMI ${taken.id}`)
}

function newImage(
  state: AccountState,
  facts: Pick<
    Image,
    'id' | 'name' | 'description' | 'windows' | 'rootDevice' | 'snapshots' | 'tags' | 'source' | 'fields'
  >,
  now: number,
): void {
  state.images.set(facts.id, {
    ...facts,
    created: now,
    sharedWith: new Set(),
    owner: state.account,
    state: becoming(now, 'pending', durations.image, 'available'),
  })
}

/** Where the volume that a machine starts from is attached. */
export const rootDeviceOf = (windows: boolean): string => (windows ? '/dev/sda1' : '/dev/xvda')

interface CopyImage {
  readonly Name: string
  readonly SourceImageId: string
  readonly SourceRegion: string
  readonly Description?: string
  readonly Encrypted?: boolean
  readonly CopyImageTags?: boolean
  readonly TagSpecifications?: readonly TagSpecification[]
}

/** An image of another Region is not in the account: its copy has one new snapshot. */
function copyImage(state: AccountState, input: CopyImage, now: number) {
  const { Name: name, SourceImageId, SourceRegion, Description: description = '', Encrypted = false } = input
  const source = SourceRegion === state.region ? withId(state.images, 'image', SourceImageId) : undefined
  const id = newId(state, 'ami')
  const text = `Copied for DestinationAmi ${id} from SourceAmi ${SourceImageId}`
  const sources = (source?.snapshots ?? []).flatMap((each) => state.snapshots.get(each) ?? [])
  const volumes = sources.length > 0 ? sources.map(({ volume, ...rest }) => ({ ...rest, id: volume })) : [unknownVolume]
  const snapshots = volumes.map(
    (each) =>
      newSnapshot(state, { ...each, encrypted: Encrypted || each.encrypted, description: text, tags: new Map() }, now)
        .id,
  )
  const tags = tagsFor('image', input.TagSpecifications)
  if (input.CopyImageTags) for (const [key, value] of source?.tags ?? []) tags.set(key, value)
  newImage(
    state,
    {
      id,
      name,
      description,
      windows: source?.windows ?? false,
      rootDevice: source?.rootDevice ?? rootDeviceOf(false),
      snapshots,
      tags,
      source: undefined,
      fields: {},
    },
    now,
  )
  return { ImageId: id }
}

/** What EC2 writes for a volume that is not in the account. */
const unknownVolume = { id: 'vol-ffffffff', size: 8, encrypted: false }

interface RegisterImage {
  readonly Name: string
  readonly Description?: string
  readonly RootDeviceName?: string
  readonly BlockDeviceMappings?: readonly { readonly Ebs?: { readonly SnapshotId?: string } }[]
  readonly TagSpecifications?: readonly TagSpecification[]
}

function registerImage(state: AccountState, input: RegisterImage, now: number) {
  refuseTaken(state, input.Name)
  const snapshots = (input.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])
  for (const snapshot of snapshots) withId(state.snapshots, 'snapshot', snapshot)
  const id = newId(state, 'ami')
  const tags = tagsFor('image', input.TagSpecifications)
  const facts = {
    id,
    name: input.Name,
    description: input.Description ?? '',
    windows: false,
    rootDevice: input.RootDeviceName ?? '/dev/sda1',
    source: undefined,
  }
  newImage(state, { ...facts, snapshots, tags, fields: {} }, now)
  return { ImageId: id }
}

function deregisterImage(state: AccountState, { ImageId }: { readonly ImageId: string }) {
  withId(state.images, 'image', ImageId)
  state.images.delete(ImageId)
  return { Return: true }
}

interface ModifyAttribute {
  readonly ImageId: string
  readonly Attribute?: string
  readonly OperationType?: 'add' | 'remove'
  readonly UserIds?: readonly string[]
  readonly UserGroups?: readonly string[]
  readonly Description?: { readonly Value?: string }
  readonly LaunchPermission?: { readonly Add?: readonly Permitted[]; readonly Remove?: readonly Permitted[] }
}

function modifyImageAttribute({ images }: AccountState, input: ModifyAttribute) {
  const image = withId(images, 'image', input.ImageId)
  const named = [
    ...(input.UserIds ?? []).map((UserId) => ({ UserId })),
    ...(input.UserGroups ?? []).map((Group) => ({ Group })),
  ]
  share(image.sharedWith, input.OperationType === 'remove' ? [] : named, input.OperationType === 'remove' ? named : [])
  share(image.sharedWith, input.LaunchPermission?.Add, input.LaunchPermission?.Remove)
  image.description = input.Description?.Value ?? image.description
  return {}
}

function describeImageAttribute(
  { images }: AccountState,
  input: { readonly ImageId: string; readonly Attribute: string },
) {
  const { ImageId, Attribute } = input
  const image = withId(images, 'image', ImageId)
  if (Attribute === 'description') return { ImageId, Description: { Value: image.description } }
  if (Attribute === 'launchPermission') return { ImageId, LaunchPermissions: permittedOf(image.sharedWith) }
  return { ImageId }
}

export const imageOperations: ServiceOperations = {
  CopyImage: copyImage,
  CreateImage: createImage,
  DeregisterImage: deregisterImage,
  DescribeImageAttribute: describeImageAttribute,
  DescribeImages: describeImages,
  ModifyImageAttribute: modifyImageAttribute,
  RegisterImage: registerImage,
}
