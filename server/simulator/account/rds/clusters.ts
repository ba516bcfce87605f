import { type AccountState, arnOf, newIamId } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { Refusal } from '../refusal.js'
import { copied, idOf, passesAll, type RdsPage, rdsPage } from './page.js'
import { gone } from './instances.js'
import { type DatabaseSnapshot, newDatabaseSnapshot } from './snapshots.js'

export interface Cluster {
  readonly id: string
  readonly resource: string
  readonly created: number
  readonly tags: Tags
  state: Course
  /** What can be modified, and further fields, as responses name them. */
  fields: Fields
}

/** What a cluster has where nothing else is said. */
export const standardCluster: Fields = {
  Engine: 'aurora-mysql',
  EngineVersion: '8.0.mysql_aurora.3.08.0',
  MasterUsername: 'admin',
  AllocatedStorage: 1,
  BackupRetentionPeriod: 1,
  MultiAZ: false,
  StorageEncrypted: false,
  DeletionProtection: false,
  CopyTagsToSnapshot: false,
  Port: 3306,
}

function clusterNamed({ clusters }: AccountState, written: string, now: number): Cluster {
  const cluster = clusters.get(idOf(written))
  if (!cluster || stateAt(cluster.state, now) === gone)
    throw new Refusal('DBClusterNotFoundFault', `DBCluster ${written} not found.`)
  return cluster
}

export const clusterArn = (state: AccountState, id: string): string => arnOf(state, 'rds', `cluster:${id}`)

function shown(state: AccountState, cluster: Cluster, now: number): Fields {
  const members = [...state.databases.values()].filter(
    (database) => database.cluster === cluster.id && stateAt(database.state, now) !== gone,
  )
  return {
    DBClusterIdentifier: cluster.id,
    DBClusterArn: clusterArn(state, cluster.id),
    DbClusterResourceId: cluster.resource,
    Status: stateAt(cluster.state, now),
    ClusterCreateTime: timeText(cluster.created),
    Endpoint: `${cluster.id}.cluster-${cluster.resource.slice(8, 20).toLowerCase()}.${state.region}.rds.amazonaws.com`,
    AvailabilityZones: ['a', 'b', 'c'].map((letter) => state.region + letter),
    DBClusterMembers: members.map(({ id }, at) => ({
      DBInstanceIdentifier: id,
      IsClusterWriter: at === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: 1,
    })),
    VpcSecurityGroups: [],
    TagList: tagList(cluster.tags),
    ...cluster.fields,
  }
}

interface OfCluster {
  readonly DBClusterIdentifier: string
}

function describeDBClusters(state: AccountState, input: Partial<OfCluster> & RdsPage, now: number) {
  const { DBClusterIdentifier: id } = input
  const all = [...state.clusters.values()].filter((cluster) => stateAt(cluster.state, now) !== gone)
  const found = id === undefined ? all : [clusterNamed(state, id, now)]
  const passing = found.filter((cluster) =>
    passesAll(input.Filters, {
      'db-cluster-id': [cluster.id, clusterArn(state, cluster.id)],
      engine: [String(cluster.fields['Engine'])],
    }),
  )
  const { items, Marker } = rdsPage(passing, input)
  return { DBClusters: items.map((cluster) => shown(state, cluster, now)), Marker }
}

/** Inputs that stand in responses too, by the same name. */
const responseFields = (given: Fields): Fields =>
  Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(standardCluster, name)))

interface Create extends OfCluster, Fields {
  readonly Tags?: readonly Tag[]
}

function createDBCluster(state: AccountState, { DBClusterIdentifier, Tags, ...given }: Create, now: number) {
  const id = idOf(DBClusterIdentifier)
  const before = state.clusters.get(id)
  if (before && stateAt(before.state, now) !== gone)
    throw new Refusal('DBClusterAlreadyExistsFault', 'DB Cluster already exists')
  const cluster = {
    id,
    resource: newIamId(state, 'cluster-'),
    created: now,
    tags: tagsFrom(Tags),
    state: becoming(now, 'creating', durations.database, 'available'),
    fields: { ...standardCluster, ...responseFields(given) },
  }
  state.clusters.set(id, cluster)
  return { DBCluster: shown(state, cluster, now) }
}

function modifyDBCluster(state: AccountState, { DBClusterIdentifier, ...given }: OfCluster & Fields, now: number) {
  const cluster = clusterNamed(state, DBClusterIdentifier, now)
  mustBe(cluster, 'available', now)
  cluster.fields = { ...cluster.fields, ...responseFields(given) }
  const DBCluster = shown(state, cluster, now)
  cluster.state = becoming(now, 'modifying', durations.databaseChange, 'available')
  return { DBCluster }
}

function mustBe(cluster: Cluster, wanted: string, now: number): void {
  const found = stateAt(cluster.state, now)
  if (found !== wanted)
    throw new Refusal(
      'InvalidDBClusterStateFault',
      `DbCluster ${cluster.id} is in ${found} state but expected it to be one of ${wanted}.`,
    )
}

const changing =
  (from: string, passing: string, seconds: number, to: string) =>
  (state: AccountState, { DBClusterIdentifier }: OfCluster, now: number) => {
    const cluster = clusterNamed(state, DBClusterIdentifier, now)
    mustBe(cluster, from, now)
    cluster.state = becoming(now, passing, seconds, to)
    return { DBCluster: shown(state, cluster, now) }
  }

interface Delete extends OfCluster {
  readonly SkipFinalSnapshot?: boolean
  readonly FinalDBSnapshotIdentifier?: string
}

function deleteDBCluster(state: AccountState, input: Delete, now: number) {
  const cluster = clusterNamed(state, input.DBClusterIdentifier, now)
  if (cluster.fields['DeletionProtection'])
    throw new Refusal(
      'InvalidParameterCombination',
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    )
  if ((shown(state, cluster, now)['DBClusterMembers'] as readonly unknown[]).length > 0)
    throw new Refusal(
      'InvalidDBClusterStateFault',
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    )
  if (!input.SkipFinalSnapshot) {
    if (input.FinalDBSnapshotIdentifier === undefined)
      throw new Refusal(
        'InvalidParameterCombination',
        'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
      )
    newDatabaseSnapshot(
      state.clusterSnapshots,
      { of: cluster, id: input.FinalDBSnapshotIdentifier, tags: new Map() },
      now,
    )
  }
  cluster.state = becoming(now, 'deleting', durations.database, gone)
  return { DBCluster: shown(state, cluster, now) }
}

function shownSnapshot(state: AccountState, snapshot: DatabaseSnapshot, now: number): Fields {
  const { StorageType: _, ...fields } = snapshot.fields
  const status = stateAt(snapshot.state, now)
  return {
    DBClusterSnapshotIdentifier: snapshot.id,
    DBClusterSnapshotArn: arnOf(state, 'rds', `cluster-snapshot:${snapshot.id}`),
    DBClusterIdentifier: snapshot.of,
    SnapshotType: snapshot.type,
    SnapshotCreateTime: timeText(snapshot.created),
    Status: status,
    PercentProgress: status === 'available' ? 100 : 0,
    TagList: tagList(snapshot.tags),
    ...fields,
  }
}

interface OfSnapshot {
  readonly DBClusterSnapshotIdentifier: string
}

function clusterSnapshotNamed({ clusterSnapshots }: AccountState, written: string): DatabaseSnapshot {
  const snapshot = clusterSnapshots.get(idOf(written.slice(written.lastIndexOf(':') + 1)))
  if (!snapshot) throw new Refusal('DBClusterSnapshotNotFoundFault', `DBClusterSnapshot ${written} not found.`)
  return snapshot
}

function createDBClusterSnapshot(
  state: AccountState,
  input: OfCluster & OfSnapshot & { readonly Tags?: readonly Tag[] },
  now: number,
) {
  const cluster = clusterNamed(state, input.DBClusterIdentifier, now)
  mustBe(cluster, 'available', now)
  if (state.clusterSnapshots.has(idOf(input.DBClusterSnapshotIdentifier)))
    throw new Refusal('DBClusterSnapshotAlreadyExistsFault', 'DB Cluster Snapshot already exists')
  const tags = new Map([
    ...copied(cluster.tags, cluster.fields['CopyTagsToSnapshot'] === true),
    ...tagsFrom(input.Tags),
  ])
  const made = { of: cluster, id: input.DBClusterSnapshotIdentifier, tags }
  return { DBClusterSnapshot: shownSnapshot(state, newDatabaseSnapshot(state.clusterSnapshots, made, now), now) }
}

function describeDBClusterSnapshots(
  state: AccountState,
  input: Partial<OfCluster & OfSnapshot> & RdsPage,
  now: number,
) {
  const { DBClusterIdentifier: of, DBClusterSnapshotIdentifier: id } = input
  const found = id === undefined ? [...state.clusterSnapshots.values()] : [clusterSnapshotNamed(state, id)]
  const passing = found.filter((snapshot) => of === undefined || snapshot.of === idOf(of))
  const { items, Marker } = rdsPage(passing, input)
  return { DBClusterSnapshots: items.map((snapshot) => shownSnapshot(state, snapshot, now)), Marker }
}

interface Copy {
  readonly SourceDBClusterSnapshotIdentifier: string
  readonly TargetDBClusterSnapshotIdentifier: string
  readonly CopyTags?: boolean
}

function copyDBClusterSnapshot(state: AccountState, input: Copy, now: number) {
  const source = clusterSnapshotNamed(state, input.SourceDBClusterSnapshotIdentifier)
  const of = { id: source.of, fields: source.fields }
  const made = { of, id: input.TargetDBClusterSnapshotIdentifier, tags: copied(source.tags, input.CopyTags) }
  return { DBClusterSnapshot: shownSnapshot(state, newDatabaseSnapshot(state.clusterSnapshots, made, now), now) }
}

function deleteDBClusterSnapshot(state: AccountState, { DBClusterSnapshotIdentifier }: OfSnapshot, now: number) {
  const snapshot = clusterSnapshotNamed(state, DBClusterSnapshotIdentifier)
  state.clusterSnapshots.delete(snapshot.id)
  return { DBClusterSnapshot: { ...shownSnapshot(state, snapshot, now), Status: 'deleted' } }
}

export const clusterOperations: ServiceOperations = {
  CopyDBClusterSnapshot: copyDBClusterSnapshot,
  CreateDBCluster: createDBCluster,
  CreateDBClusterSnapshot: createDBClusterSnapshot,
  DeleteDBCluster: deleteDBCluster,
  DeleteDBClusterSnapshot: deleteDBClusterSnapshot,
  DescribeDBClusterSnapshots: describeDBClusterSnapshots,
  DescribeDBClusters: describeDBClusters,
  FailoverDBCluster: changing('available', 'failing-over', durations.databaseReboot, 'available'),
  ModifyDBCluster: modifyDBCluster,
  StartDBCluster: changing('stopped', 'starting', durations.database, 'available'),
  StopDBCluster: changing('available', 'stopping', durations.database, 'stopped'),
}
