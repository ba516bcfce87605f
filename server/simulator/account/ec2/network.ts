import { type AccountState, arnOf } from '../account-state.js'
import type { ServiceOperations } from '../operation.js'
import { type Tags, tagList } from '../tags.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withIds } from './ids.js'

export interface Vpc {
  readonly id: string
  readonly cidr: string
  readonly isDefault: boolean
  readonly tags: Tags
}

export interface Subnet {
  readonly id: string
  readonly vpc: string
  readonly cidr: string
  readonly zone: string
  readonly isDefault: boolean
  readonly tags: Tags
}

interface DescribeVpcs extends Description {
  readonly VpcIds?: readonly string[]
}

function describeVpcs(state: AccountState, input: DescribeVpcs) {
  const all = withIds(state.vpcs, 'vpc', input.VpcIds).map((vpc) => ({
    VpcId: vpc.id,
    CidrBlock: vpc.cidr,
    IsDefault: vpc.isDefault,
    State: 'available',
    InstanceTenancy: 'default',
    OwnerId: state.account,
    Tags: tagList(vpc.tags),
  }))
  const paths = { ...plainFilters('vpc-id state owner-id'), cidr: 'CidrBlock', 'is-default': 'IsDefault' }
  const { items, next } = filtered(all, input, paths)
  return { Vpcs: items, NextToken: next }
}

interface DescribeSubnets extends Description {
  readonly SubnetIds?: readonly string[]
}

/** Addresses of a subnet of the size that all subnets are taken to have, without those that AWS keeps. */
const addresses = 4091

function describeSubnets(state: AccountState, input: DescribeSubnets) {
  const all = withIds(state.subnets, 'subnet', input.SubnetIds).map((subnet) => ({
    SubnetId: subnet.id,
    SubnetArn: arnOf(state, 'ec2', `subnet/${subnet.id}`),
    VpcId: subnet.vpc,
    CidrBlock: subnet.cidr,
    AvailabilityZone: subnet.zone,
    AvailableIpAddressCount: addresses,
    DefaultForAz: subnet.isDefault,
    MapPublicIpOnLaunch: subnet.isDefault,
    State: 'available',
    OwnerId: state.account,
    Tags: tagList(subnet.tags),
  }))
  const paths = {
    ...plainFilters('subnet-id vpc-id availability-zone state owner-id cidr-block'),
    'default-for-az': 'DefaultForAz',
  }
  const { items, next } = filtered(all, input, paths)
  return { Subnets: items, NextToken: next }
}

interface DescribeZones {
  readonly ZoneNames?: readonly string[]
}

/** Every Region has the zones `a`, `b` and `c` here. */
export const zonesOf = (region: string): readonly string[] => ['a', 'b', 'c'].map((letter) => region + letter)

function describeAvailabilityZones({ region }: AccountState, { ZoneNames }: DescribeZones) {
  const zones = zonesOf(region).filter((zone) => !ZoneNames || ZoneNames.includes(zone))
  return {
    AvailabilityZones: zones.map((ZoneName) => ({
      ZoneName,
      RegionName: region,
      State: 'available',
      OptInStatus: 'opt-in-not-required',
    })),
  }
}

export const networkOperations: ServiceOperations = {
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeSubnets: describeSubnets,
  DescribeVpcs: describeVpcs,
}
