import { type AccountState, newId } from '../account-state.js'
import { becoming, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { profileNamed } from '../iam/instance-profiles.js'
import type { Fields, ServiceOperations } from '../operation.js'
import { Refusal } from '../refusal.js'
import { deviceName, type Image } from './images.js'
import { withId, withIds } from './ids.js'
import { type Instance, newInstanceDefaults, shownInstance } from './instances.js'
import { defaultSubnet, launch } from './launch.js'
import { type TagSpecification, tagsFor } from './tag-specifications.js'
import { newVolume } from './volumes.js'

interface BlockDevice {
  readonly DeviceName?: string
  readonly Ebs?: { readonly VolumeSize?: number; readonly VolumeType?: string; readonly DeleteOnTermination?: boolean }
}

interface RunInstances {
  readonly ImageId?: string
  readonly InstanceType?: string
  readonly MinCount: number
  readonly MaxCount: number
  readonly SubnetId?: string
  readonly SecurityGroupIds?: readonly string[]
  readonly SecurityGroups?: readonly string[]
  readonly IamInstanceProfile?: { readonly Arn?: string; readonly Name?: string }
  readonly KeyName?: string
  readonly UserData?: string
  readonly DisableApiTermination?: boolean
  readonly InstanceInitiatedShutdownBehavior?: string
  readonly Monitoring?: { readonly Enabled?: boolean }
  readonly MetadataOptions?: Fields
  readonly BlockDeviceMappings?: readonly BlockDevice[]
  readonly Placement?: { readonly AvailabilityZone?: string }
  readonly TagSpecifications?: readonly TagSpecification[]
}

function runInstances(state: AccountState, input: RunInstances, now: number) {
  const { MinCount, MaxCount, ImageId, SubnetId } = input
  if (MinCount < 1 || MinCount > MaxCount)
    throw new Refusal(
      'InvalidParameterValue',
      `The minimum count '${MinCount}' is not between 1 and the maximum count '${MaxCount}'`,
    )
  if (ImageId === undefined) throw new Refusal('MissingParameter', 'The request must contain the parameter ImageId')
  const image = withId(state.images, 'image', ImageId)
  const imageState = stateAt(image.state, now)
  if (imageState !== 'available')
    throw new Refusal('InvalidAMIID.Unavailable', `The image ID '${ImageId}' is not available: it is ${imageState}`)
  const subnet =
    SubnetId === undefined
      ? defaultSubnet(state, input.Placement?.AvailabilityZone)
      : withId(state.subnets, 'subnet', SubnetId)
  const groups = groupsFor(state, input, subnet.vpc)
  const profile = input.IamInstanceProfile && profileNamed(state, input.IamInstanceProfile)
  const reservation = newId(state, 'r')
  const Instances = Array.from({ length: MaxCount }, (_, launchIndex) => {
    const association = profile && { id: newId(state, 'iip-assoc'), arn: profile.arn, since: now }
    const facts = {
      ...factsOf(input),
      image: image.id,
      platform: platformOf(image),
      rootDevice: image.rootDevice,
      launchIndex,
      groups,
      reservation,
      profile: association,
    }
    const instance = launch(state, subnet, facts, now)
    addVolumes(state, instance, image, input, now)
    return shownInstance(state, instance, now)
  })
  return { ReservationId: reservation, OwnerId: state.account, Groups: [], Instances }
}

const platformOf = ({ windows }: Image): Instance['platform'] => (windows ? 'Windows' : 'Linux')

/** What the input says of every instance. */
function factsOf(input: RunInstances): Partial<Instance> {
  const { terminationProtected, shutdownBehavior, monitored, metadata } = newInstanceDefaults
  return {
    type: input.InstanceType ?? 'm1.small',
    fields: input.KeyName === undefined ? {} : { KeyName: input.KeyName },
    tags: tagsFor('instance', input.TagSpecifications),
    userData: input.UserData,
    terminationProtected: input.DisableApiTermination ?? terminationProtected,
    shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? shutdownBehavior,
    monitored: input.Monitoring?.Enabled ?? monitored,
    metadata: { ...metadata, ...input.MetadataOptions },
  }
}

/** Those that are named, or else the default one. */
function groupsFor({ securityGroups }: AccountState, input: RunInstances, vpc: string): readonly string[] {
  const { SecurityGroupIds = [], SecurityGroups = [] } = input
  if (SecurityGroupIds.length > 0)
    return withIds(securityGroups, 'security-group', SecurityGroupIds).map(({ id }) => id)
  const all = [...securityGroups.values()].filter((group) => group.vpc === vpc)
  const missing = SecurityGroups.find((name) => !all.some((group) => group.name === name))
  if (missing !== undefined)
    throw new Refusal('InvalidGroup.NotFound', `The security group '${missing}' does not exist`)
  const names = SecurityGroups.length > 0 ? SecurityGroups : ['default']
  return all.filter(({ name }) => names.includes(name)).map(({ id }) => id)
}

/** One volume for each snapshot of the image, at least the one that the machine starts from. */
function addVolumes(
  state: AccountState,
  { id: instance, zone }: Instance,
  image: Image,
  input: RunInstances,
  now: number,
): void {
  const snapshots = image.snapshots.length > 0 ? image.snapshots : ['']
  for (const [at, snapshot] of snapshots.entries()) {
    const device = deviceName(image, at)
    const asked = input.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === device)?.Ebs
    const source = state.snapshots.get(snapshot)
    const facts = {
      zone,
      snapshot,
      encrypted: source?.encrypted ?? false,
      size: asked?.VolumeSize ?? source?.size ?? 8,
      type: asked?.VolumeType ?? 'gp2',
      iops: undefined,
      tags: tagsFor('volume', input.TagSpecifications),
      attachment: {
        instance,
        device,
        since: now,
        deleteOnTermination: asked?.DeleteOnTermination ?? at === 0,
        state: becoming(now, 'attaching', durations.attachment, 'attached'),
      },
    }
    newVolume(state, facts, now)
  }
}

export const launchOperations: ServiceOperations = { RunInstances: runInstances }
