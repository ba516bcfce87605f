import { type AccountState, arnOf } from '../account-state.js'
import { becoming, type Course, stateAt } from '../course.js'
import { durations } from '../durations.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { Refusal } from '../refusal.js'
import { copied, idOf, passesAll, type RdsPage, rdsPage } from './page.js'
import { type Database, databaseNamed } from './instances.js'

/** A snapshot of a database, or of a cluster of them. */
export interface DatabaseSnapshot {
  readonly id: string
  /** The id of what it was made of. */
  readonly of: string
  readonly type: string
  readonly created: number
  readonly state: Course
  readonly tags: Tags
  readonly sharedWith: Set<string>
  /** What it keeps of the database, as responses name it. */
  readonly fields: Fields
}

/** Fields of a database that its snapshots have. */
const kept = [
  'Engine',
  'EngineVersion',
  'AllocatedStorage',
  'MasterUsername',
  'StorageType',
  'LicenseModel',
  'KmsKeyId',
  'StorageEncrypted',
]

/** The snapshot of an id or an ARN. */
export function snapshotNamed({ databaseSnapshots }: AccountState, written: string): DatabaseSnapshot {
  const id = written.startsWith('arn:') ? written.slice(written.lastIndexOf(':') + 1) : written
  const snapshot = databaseSnapshots.get(idOf(id))
  if (!snapshot) throw new Refusal('DBSnapshotNotFound', `DBSnapshot ${id} not found.`)
  return snapshot
}

export const databaseSnapshotArn = (state: AccountState, id: string): string => arnOf(state, 'rds', `snapshot:${id}`)

function shown(state: AccountState, snapshot: DatabaseSnapshot, now: number): Fields {
  const status = stateAt(snapshot.state, now)
  const { StorageEncrypted: Encrypted = false, ...fields } = snapshot.fields
  return {
    DBSnapshotIdentifier: snapshot.id,
    DBSnapshotArn: databaseSnapshotArn(state, snapshot.id),
    DBInstanceIdentifier: snapshot.of,
    SnapshotType: snapshot.type,
    SnapshotCreateTime: timeText(snapshot.created),
    Status: status,
    PercentProgress: status === 'available' ? 100 : 0,
    Encrypted,
    TagList: tagList(snapshot.tags),
    ...fields,
  }
}

interface NewSnapshot {
  readonly of: Pick<Database, 'id' | 'fields'>
  readonly id: string
  readonly tags: Tags
}

/** Makes a snapshot, of a database or a cluster. */
export function newDatabaseSnapshot(
  table: Map<string, DatabaseSnapshot>,
  { of, id: written, tags }: NewSnapshot,
  now: number,
): DatabaseSnapshot {
  const id = idOf(written)
  if (table.has(id))
    throw new Refusal(
      'DBSnapshotAlreadyExists',
      `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
    )
  const fields = Object.fromEntries(
    kept.flatMap((name) => (of.fields[name] === undefined ? [] : [[name, of.fields[name]]])),
  )
  const course = becoming(now, 'creating', durations.databaseSnapshot, 'available')
  const snapshot = {
    id,
    of: of.id,
    type: 'manual',
    created: now,
    state: course,
    tags,
    sharedWith: new Set<string>(),
    fields,
  }
  table.set(id, snapshot)
  return snapshot
}

interface Create {
  readonly DBSnapshotIdentifier: string
  readonly DBInstanceIdentifier: string
  readonly Tags?: readonly Tag[]
}

function createDBSnapshot(state: AccountState, input: Create, now: number) {
  const database = databaseNamed(state, input.DBInstanceIdentifier, now)
  if (!['available', 'stopped', 'storage-optimization'].includes(stateAt(database.state, now)))
    throw new Refusal(
      'InvalidDBInstanceState',
      `Cannot create a snapshot because the database instance ${database.id} is not currently in the available state.`,
    )
  const tags = new Map([
    ...copied(database.tags, database.fields['CopyTagsToSnapshot'] === true),
    ...tagsFrom(input.Tags),
  ])
  const made = { of: database, id: input.DBSnapshotIdentifier, tags }
  return { DBSnapshot: shown(state, newDatabaseSnapshot(state.databaseSnapshots, made, now), now) }
}

interface Describe extends RdsPage {
  readonly DBSnapshotIdentifier?: string
  readonly DBInstanceIdentifier?: string
  readonly SnapshotType?: string
}

function describeDBSnapshots(state: AccountState, input: Describe, now: number) {
  const { DBSnapshotIdentifier: id, DBInstanceIdentifier: of, SnapshotType: type } = input
  const found = id === undefined ? [...state.databaseSnapshots.values()] : [snapshotNamed(state, id)]
  const passing = found
    .filter((snapshot) => of === undefined || snapshot.of === idOf(of))
    .filter((snapshot) => type === undefined || snapshot.type === type)
    .filter((snapshot) =>
      passesAll(input.Filters, {
        'db-snapshot-id': [snapshot.id],
        'db-instance-id': [snapshot.of],
        'snapshot-type': [snapshot.type],
        engine: [String(snapshot.fields['Engine'])],
      }),
    )
  const { items, Marker } = rdsPage(passing, input)
  return { DBSnapshots: items.map((snapshot) => shown(state, snapshot, now)), Marker }
}

interface Copy {
  readonly SourceDBSnapshotIdentifier: string
  readonly TargetDBSnapshotIdentifier: string
  readonly KmsKeyId?: string
  readonly CopyTags?: boolean
  readonly Tags?: readonly Tag[]
}

function copyDBSnapshot(state: AccountState, input: Copy, now: number) {
  const source = snapshotNamed(state, input.SourceDBSnapshotIdentifier)
  const tags = new Map([...copied(source.tags, input.CopyTags), ...tagsFrom(input.Tags)])
  const encrypted = input.KmsKeyId === undefined ? {} : { KmsKeyId: input.KmsKeyId, StorageEncrypted: true }
  const of = { id: source.of, fields: { ...source.fields, ...encrypted } }
  const copy = newDatabaseSnapshot(state.databaseSnapshots, { of, id: input.TargetDBSnapshotIdentifier, tags }, now)
  return {
    DBSnapshot: { ...shown(state, copy, now), SourceDBSnapshotIdentifier: databaseSnapshotArn(state, source.id) },
  }
}

interface OfSnapshot {
  readonly DBSnapshotIdentifier: string
}

function deleteDBSnapshot(state: AccountState, { DBSnapshotIdentifier }: OfSnapshot, now: number) {
  const snapshot = snapshotNamed(state, DBSnapshotIdentifier)
  if (stateAt(snapshot.state, now) !== 'available')
    throw new Refusal('InvalidDBSnapshotState', `Snapshot ${snapshot.id} is not in available state.`)
  state.databaseSnapshots.delete(snapshot.id)
  return { DBSnapshot: { ...shown(state, snapshot, now), Status: 'deleted' } }
}

interface ModifyAttribute extends OfSnapshot {
  readonly AttributeName: string
  readonly ValuesToAdd?: readonly string[]
  readonly ValuesToRemove?: readonly string[]
}

function modifyDBSnapshotAttribute(state: AccountState, input: ModifyAttribute) {
  const { id, sharedWith } = snapshotNamed(state, input.DBSnapshotIdentifier)
  for (const value of input.ValuesToAdd ?? []) sharedWith.add(value)
  for (const value of input.ValuesToRemove ?? []) sharedWith.delete(value)
  return attributesOf(id, sharedWith)
}

const attributesOf = (DBSnapshotIdentifier: string, sharedWith: ReadonlySet<string>) => ({
  DBSnapshotAttributesResult: {
    DBSnapshotIdentifier,
    DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: [...sharedWith] }],
  },
})

function describeDBSnapshotAttributes(state: AccountState, { DBSnapshotIdentifier }: OfSnapshot) {
  const { id, sharedWith } = snapshotNamed(state, DBSnapshotIdentifier)
  return attributesOf(id, sharedWith)
}

export const databaseSnapshotOperations: ServiceOperations = {
  CopyDBSnapshot: copyDBSnapshot,
  CreateDBSnapshot: createDBSnapshot,
  DeleteDBSnapshot: deleteDBSnapshot,
  DescribeDBSnapshotAttributes: describeDBSnapshotAttributes,
  DescribeDBSnapshots: describeDBSnapshots,
  ModifyDBSnapshotAttribute: modifyDBSnapshotAttribute,
}
