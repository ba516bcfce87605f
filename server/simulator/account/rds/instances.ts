import { type AccountState, arnOf, newIamId } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { Refusal } from '../refusal.js'
import { idOf, passesAll, type RdsPage, rdsPage } from './page.js'
import { newDatabaseSnapshot, snapshotNamed } from './snapshots.js'

export interface Database {
  readonly id: string
  readonly resource: string
  readonly created: number
  readonly tags: Tags
  readonly cluster: string | undefined
  state: Course
  /** What can be modified, and further fields, as responses name them. */
  fields: Fields
}

/** In which a database that is deleted is not shown any more. */
export const gone = 'deleted'

/** Databases that are there. */
const existing = ({ databases }: AccountState, now: number): readonly Database[] =>
  [...databases.values()].filter(({ state }) => stateAt(state, now) !== gone)

export function databaseNamed(state: AccountState, written: string, now: number): Database {
  const found = state.databases.get(idOf(written))
  if (!found || stateAt(found.state, now) === gone)
    throw new Refusal('DBInstanceNotFound', `DBInstance ${written} not found.`)
  return found
}

const ports: Readonly<Record<string, number>> = {
  mysql: 3306,
  mariadb: 3306,
  postgres: 5432,
  'aurora-mysql': 3306,
  'aurora-postgresql': 5432,
}

/** What a database has where nothing else is said. */
export const standardDatabase: Fields = {
  DBInstanceClass: 'db.t3.micro',
  Engine: 'mysql',
  EngineVersion: '8.0.40',
  MasterUsername: 'admin',
  AllocatedStorage: 20,
  StorageType: 'gp2',
  StorageEncrypted: false,
  MultiAZ: false,
  PubliclyAccessible: false,
  AutoMinorVersionUpgrade: true,
  BackupRetentionPeriod: 1,
  CopyTagsToSnapshot: false,
  DeletionProtection: false,
  LicenseModel: 'general-public-license',
  PreferredBackupWindow: '03:00-03:30',
  PreferredMaintenanceWindow: 'sun:05:00-sun:05:30',
}

export const databaseArn = (state: AccountState, id: string): string => arnOf(state, 'rds', `db:${id}`)

function shown(state: AccountState, database: Database, now: number): Fields {
  const status = stateAt(database.state, now)
  const engine = String(database.fields['Engine'])
  return {
    DBInstanceIdentifier: database.id,
    DBInstanceArn: databaseArn(state, database.id),
    DbiResourceId: database.resource,
    DBInstanceStatus: status,
    DBClusterIdentifier: database.cluster,
    InstanceCreateTime: timeText(database.created),
    ...(status !== 'creating' && {
      Endpoint: {
        Address: `${database.id}.${database.resource.slice(3, 15).toLowerCase()}.${state.region}.rds.amazonaws.com`,
        Port: ports[engine] ?? 3306,
      },
    }),
    AvailabilityZone: `${state.region}a`,
    VpcSecurityGroups: defaultGroups(state),
    DBParameterGroups: [{ DBParameterGroupName: parameterGroup(database.fields), ParameterApplyStatus: 'in-sync' }],
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    TagList: tagList(database.tags),
    ...database.fields,
  }
}

/** The security group of the default VPC, in which databases are that say nothing else. */
const defaultGroups = (state: AccountState) => {
  const own = [...state.vpcs.values()].find(({ isDefault }) => isDefault)?.id
  return [...state.securityGroups.values()].flatMap(({ id, name, vpc }) =>
    name === 'default' && vpc === own ? [{ VpcSecurityGroupId: id, Status: 'active' }] : [],
  )
}

/** `default.mysql8.0`: of the engine and the beginning of its version. */
function parameterGroup({ Engine, EngineVersion }: Fields): string {
  const [major = '', minor = ''] = String(EngineVersion).split('.')
  return `default.${String(Engine)}${String(Engine).includes('postgres') ? major : `${major}.${minor}`}`
}

interface OfDatabase {
  readonly DBInstanceIdentifier: string
}

function describeDBInstances(state: AccountState, input: Partial<OfDatabase> & RdsPage, now: number) {
  const { DBInstanceIdentifier: id } = input
  const found = id === undefined ? existing(state, now) : [databaseNamed(state, id, now)]
  const passing = found.filter((database) =>
    passesAll(input.Filters, {
      'db-instance-id': [database.id, databaseArn(state, database.id)],
      'db-cluster-id': database.cluster === undefined ? [] : [database.cluster],
      'dbi-resource-id': [database.resource],
      engine: [String(database.fields['Engine'])],
    }),
  )
  const { items, Marker } = rdsPage(passing, input)
  return { DBInstances: items.map((database) => shown(state, database, now)), Marker }
}

interface Create extends OfDatabase, Fields {
  readonly DBClusterIdentifier?: string
  readonly Tags?: readonly Tag[]
}

function createDBInstance(state: AccountState, input: Create, now: number) {
  const { DBInstanceIdentifier, DBClusterIdentifier, Tags, ...given } = input
  const id = idOf(DBInstanceIdentifier)
  refuseTaken(state, id, now)
  const cluster = DBClusterIdentifier && state.clusters.get(idOf(DBClusterIdentifier))?.id
  const fields = { ...standardDatabase, ...responseFields(given) }
  const database = newDatabase(state, { id, cluster, fields, tags: tagsFrom(Tags) }, now)
  return { DBInstance: shown(state, database, now) }
}

function refuseTaken(state: AccountState, id: string, now: number): void {
  if (existing(state, now).some((database) => database.id === id))
    throw new Refusal('DBInstanceAlreadyExists', 'DB instance already exists')
}

/** Makes a database, which takes its time. */
function newDatabase(
  state: AccountState,
  facts: Pick<Database, 'id' | 'cluster' | 'fields' | 'tags'>,
  now: number,
): Database {
  const course = becoming(now, 'creating', durations.database, 'available')
  const database = { ...facts, resource: newIamId(state, 'db-'), created: now, state: course }
  state.databases.set(facts.id, database)
  return database
}

/** Inputs that stand in responses too, by the same name; secrets do not. */
function responseFields(given: Fields): Fields {
  const names = new Set([
    ...Object.keys(standardDatabase),
    'DBName',
    'Iops',
    'KmsKeyId',
    'CACertificateIdentifier',
    'MonitoringInterval',
    'PerformanceInsightsEnabled',
    'MaxAllocatedStorage',
    'IAMDatabaseAuthenticationEnabled',
  ])
  const named: Fields = {
    ...given,
    IAMDatabaseAuthenticationEnabled: given['EnableIAMDatabaseAuthentication'],
    PerformanceInsightsEnabled: given['EnablePerformanceInsights'],
  }
  return Object.fromEntries(Object.entries(named).filter(([name, value]) => names.has(name) && value !== undefined))
}

function modifyDBInstance(state: AccountState, input: OfDatabase & Fields, now: number) {
  const { DBInstanceIdentifier, NewDBInstanceIdentifier: _, ...given } = input
  const database = databaseNamed(state, DBInstanceIdentifier, now)
  mustBe(database, 'available', now)
  const before = shown(state, database, now)
  database.fields = { ...database.fields, ...responseFields(given) }
  database.state = becoming(now, 'modifying', durations.databaseChange, 'available')
  return { DBInstance: { ...before, ...responseFields(given), DBInstanceStatus: 'available' } }
}

/** Refuses what can be done in one state only. */
function mustBe(database: Database, wanted: string, now: number): void {
  const found = stateAt(database.state, now)
  if (found !== wanted)
    throw new Refusal('InvalidDBInstanceState', `Instance ${database.id} is not in ${wanted} state.`)
}

const changing =
  (from: string, passing: string, seconds: number, to: string) =>
  (state: AccountState, { DBInstanceIdentifier }: OfDatabase, now: number) => {
    const database = databaseNamed(state, DBInstanceIdentifier, now)
    mustBe(database, from, now)
    database.state = becoming(now, passing, seconds, to)
    return { DBInstance: shown(state, database, now) }
  }

interface Delete extends OfDatabase {
  readonly SkipFinalSnapshot?: boolean
  readonly FinalDBSnapshotIdentifier?: string
}

function deleteDBInstance(state: AccountState, input: Delete, now: number) {
  const database = databaseNamed(state, input.DBInstanceIdentifier, now)
  if (database.fields['DeletionProtection'])
    throw new Refusal(
      'InvalidParameterCombination',
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    )
  if (!input.SkipFinalSnapshot && database.cluster === undefined) {
    if (input.FinalDBSnapshotIdentifier === undefined)
      throw new Refusal(
        'InvalidParameterCombination',
        'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
      )
    newDatabaseSnapshot(
      state.databaseSnapshots,
      { of: database, id: input.FinalDBSnapshotIdentifier, tags: new Map() },
      now,
    )
  }
  database.state = becoming(now, 'deleting', durations.database, gone)
  return { DBInstance: shown(state, database, now) }
}

interface Restore extends OfDatabase, Fields {
  readonly DBSnapshotIdentifier?: string
  readonly Tags?: readonly Tag[]
}

function restoreFromSnapshot(state: AccountState, input: Restore, now: number) {
  const { DBInstanceIdentifier, DBSnapshotIdentifier = '', Tags, ...given } = input
  const snapshot = snapshotNamed(state, DBSnapshotIdentifier)
  const id = idOf(DBInstanceIdentifier)
  refuseTaken(state, id, now)
  const fields = { ...standardDatabase, ...snapshot.fields, ...responseFields(given) }
  const database = newDatabase(state, { id, cluster: undefined, fields, tags: tagsFrom(Tags) }, now)
  return { DBInstance: shown(state, database, now) }
}

export const databaseOperations: ServiceOperations = {
  CreateDBInstance: createDBInstance,
  DeleteDBInstance: deleteDBInstance,
  DescribeDBInstances: describeDBInstances,
  ModifyDBInstance: modifyDBInstance,
  RebootDBInstance: changing('available', 'rebooting', durations.databaseReboot, 'available'),
  RestoreDBInstanceFromDBSnapshot: restoreFromSnapshot,
  StartDBInstance: changing('stopped', 'starting', durations.database, 'available'),
  StopDBInstance: changing('available', 'stopping', durations.database, 'stopped'),
}
