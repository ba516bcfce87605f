import { type AccountState, arnOf } from '../account-state.js'
import { existing } from '../ec2/instances.js'
import type { IdKindName } from '../ec2/ids.js'
import { clusterArn } from '../rds/clusters.js'
import { databaseArn } from '../rds/instances.js'
import { databaseSnapshotArn } from '../rds/snapshots.js'
import type { Tag, Tags } from '../tags.js'
import { tagsFrom } from '../tags.js'

/** A resource of any service that has tags. */
export interface TaggedResource {
  readonly arn: string
  /** As CloudFormation names it: `AWS::EC2::Instance`. */
  readonly type: string
  /** As the tagging API names it: `ec2:instance`. */
  readonly kind: string
  readonly tags: Tags
}

/** All resources with tags, also those that have none yet. */
export function resourcesOf(state: AccountState, now: number): readonly TaggedResource[] {
  const ec2 = (kind: IdKindName, type: string, table: ReadonlyMap<string, { readonly tags: Tags }>) =>
    [...table].map(([id, { tags }]) => ({
      arn: arnOf(state, 'ec2', `${kind}/${id}`),
      type: `AWS::EC2::${type}`,
      kind: `ec2:${kind}`,
      tags,
    }))
  return [
    ...ec2('instance', 'Instance', existing(state, now)),
    ...ec2('image', 'Image', state.images),
    ...ec2('snapshot', 'Snapshot', state.snapshots),
    ...ec2('volume', 'Volume', state.volumes),
    ...ec2('security-group', 'SecurityGroup', state.securityGroups),
    ...ec2('vpc', 'VPC', state.vpcs),
    ...ec2('subnet', 'Subnet', state.subnets),
    ...[...state.databases].map(([id, { tags }]) =>
      resource('AWS::RDS::DBInstance', 'rds:db', databaseArn(state, id), tags),
    ),
    ...[...state.clusters].map(([id, { tags }]) =>
      resource('AWS::RDS::DBCluster', 'rds:cluster', clusterArn(state, id), tags),
    ),
    ...[...state.databaseSnapshots].map(([id, { tags }]) =>
      resource('AWS::RDS::DBSnapshot', 'rds:snapshot', databaseSnapshotArn(state, id), tags),
    ),
    ...[...state.stacks.values()].map(({ id, tags }) =>
      resource('AWS::CloudFormation::Stack', 'cloudformation:stack', id, tags),
    ),
    ...[...state.parameters.values()].map(({ name, tags }) =>
      resource(
        'AWS::SSM::Parameter',
        'ssm:parameter',
        arnOf(state, 'ssm', `parameter/${name.replace(/^\//, '')}`),
        tags,
      ),
    ),
    ...[...state.buckets.values()].map(({ name, settings }) =>
      resource('AWS::S3::Bucket', 's3:bucket', arnOf(state, 's3', name), bucketTags(settings.tagging)),
    ),
  ]
}

const resource = (type: string, kind: string, arn: string, tags: Tags): TaggedResource => ({ arn, type, kind, tags })

/** The tags of a bucket are one of its settings. */
const bucketTags = (tagging: unknown): Tags =>
  tagsFrom((tagging as { readonly TagSet?: readonly Tag[] } | undefined)?.TagSet)
