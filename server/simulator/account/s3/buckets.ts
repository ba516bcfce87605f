import type { AccountState } from '../account-state.js'
import { type ServiceOperations, timeText } from '../operation.js'
import { Refusal } from '../refusal.js'
import { objectOperations } from './objects.js'
import type { StoredObject } from './objects.js'
import { type BucketSettings, settingOperations } from './settings.js'

export interface Bucket {
  readonly name: string
  readonly region: string
  readonly created: number
  readonly settings: BucketSettings
  readonly objects: Map<string, StoredObject>
}

export function bucketNamed({ buckets }: AccountState, name: string): Bucket {
  const bucket = buckets.get(name)
  if (!bucket) throw new Refusal('NoSuchBucket', 'The specified bucket does not exist')
  return bucket
}

interface Create {
  readonly Bucket: string
  readonly CreateBucketConfiguration?: { readonly LocationConstraint?: string }
}

function createBucket(state: AccountState, { Bucket: name, CreateBucketConfiguration: place }: Create, now: number) {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    throw new Refusal('InvalidBucketName', 'The specified bucket is not valid.')
  // Whose bucket it is already tells the two errors apart; all that are here are the account's own.
  if (state.buckets.has(name) && state.region !== 'us-east-1')
    throw new Refusal(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
    )
  const region = place?.LocationConstraint ?? 'us-east-1'
  if (region !== state.region)
    throw new Refusal(
      'IllegalLocationConstraintException',
      `The ${place ? region : 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    )
  if (!state.buckets.has(name)) state.buckets.set(name, newBucket(name, region, now))
  return { Location: `/${name}` }
}

/** A new bucket: encrypted by S3, and closed to the public, as buckets are since April 2023. */
export const newBucket = (name: string, region: string, created: number): Bucket => ({
  name,
  region,
  created,
  objects: new Map(),
  settings: {
    encryption: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
    },
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  },
})

interface OfBucket {
  readonly Bucket: string
}

function deleteBucket(state: AccountState, { Bucket: name }: OfBucket) {
  if (bucketNamed(state, name).objects.size > 0)
    throw new Refusal('BucketNotEmpty', 'The bucket you tried to delete is not empty')
  state.buckets.delete(name)
  return {}
}

/** A response without a body cannot tell more (API reference, HeadBucket). */
function headBucket(state: AccountState, { Bucket: name }: OfBucket) {
  const bucket = state.buckets.get(name)
  if (!bucket) throw new Refusal('404', 'Not Found')
  return { BucketRegion: bucket.region, AccessPointAlias: false }
}

const listBuckets = ({ buckets, account }: AccountState) => ({
  Buckets: [...buckets.values()].map(({ name, created }) => ({ Name: name, CreationDate: timeText(created) })),
  Owner: { ID: canonicalId(account) },
})

/** The canonical id of an account cannot be reckoned from its number; ours is made of it. */
const canonicalId = (account: string): string => account.padStart(64, '0')

/** Nothing stands for `us-east-1` (API reference, GetBucketLocation). */
function getBucketLocation(state: AccountState, { Bucket: name }: OfBucket) {
  const { region } = bucketNamed(state, name)
  return { LocationConstraint: region === 'us-east-1' ? undefined : region }
}

function getBucketAcl(state: AccountState, { Bucket: name }: OfBucket) {
  bucketNamed(state, name)
  const Owner = { ID: canonicalId(state.account) }
  return { Owner, Grants: [{ Grantee: { ...Owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }] }
}

export const s3Operations: ServiceOperations = {
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  GetBucketAcl: getBucketAcl,
  GetBucketLocation: getBucketLocation,
  HeadBucket: headBucket,
  ListBuckets: listBuckets,
  ...objectOperations,
  ...settingOperations,
}
