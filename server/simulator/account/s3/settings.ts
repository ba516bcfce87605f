import type { AccountState } from '../account-state.js'
import type { Fields, ServiceOperations } from '../operation.js'
import { Refusal } from '../refusal.js'
import { bucketNamed } from './buckets.js'

/** What can be set at a bucket, each in the form of S3's own structures. */
export type BucketSettings = { [Name in SettingName]?: unknown }

/** How the operations of one setting are called, and where it stands in their inputs and outputs. */
interface Setting {
  readonly put?: string
  readonly get: string
  readonly delete?: string
  /** The input with the setting. */
  readonly input: string
  /** The output with it; where there is none, its fields are the output. */
  readonly output?: string
  /** The error where it is not set; without one the response is empty. */
  readonly missing?: readonly [code: string, message: string]
}

const settings = {
  encryption: {
    put: 'PutBucketEncryption',
    get: 'GetBucketEncryption',
    delete: 'DeleteBucketEncryption',
    input: 'ServerSideEncryptionConfiguration',
    output: 'ServerSideEncryptionConfiguration',
    missing: [
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    ],
  },
  publicAccessBlock: {
    put: 'PutPublicAccessBlock',
    get: 'GetPublicAccessBlock',
    delete: 'DeletePublicAccessBlock',
    input: 'PublicAccessBlockConfiguration',
    output: 'PublicAccessBlockConfiguration',
    missing: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
  },
  policy: {
    put: 'PutBucketPolicy',
    get: 'GetBucketPolicy',
    delete: 'DeleteBucketPolicy',
    input: 'Policy',
    output: 'Policy',
    missing: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  },
  tagging: {
    put: 'PutBucketTagging',
    get: 'GetBucketTagging',
    delete: 'DeleteBucketTagging',
    input: 'Tagging',
    missing: ['NoSuchTagSet', 'The TagSet does not exist'],
  },
  versioning: { put: 'PutBucketVersioning', get: 'GetBucketVersioning', input: 'VersioningConfiguration' },
  logging: { put: 'PutBucketLogging', get: 'GetBucketLogging', input: 'BucketLoggingStatus' },
  lifecycle: {
    put: 'PutBucketLifecycleConfiguration',
    get: 'GetBucketLifecycleConfiguration',
    delete: 'DeleteBucketLifecycle',
    input: 'LifecycleConfiguration',
    missing: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  },
  cors: {
    put: 'PutBucketCors',
    get: 'GetBucketCors',
    delete: 'DeleteBucketCors',
    input: 'CORSConfiguration',
    missing: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  },
  website: {
    put: 'PutBucketWebsite',
    get: 'GetBucketWebsite',
    delete: 'DeleteBucketWebsite',
    input: 'WebsiteConfiguration',
    missing: ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
  },
  notification: {
    put: 'PutBucketNotificationConfiguration',
    get: 'GetBucketNotificationConfiguration',
    input: 'NotificationConfiguration',
  },
  ownership: {
    put: 'PutBucketOwnershipControls',
    get: 'GetBucketOwnershipControls',
    delete: 'DeleteBucketOwnershipControls',
    input: 'OwnershipControls',
    output: 'OwnershipControls',
    missing: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  },
  replication: {
    put: 'PutBucketReplication',
    get: 'GetBucketReplication',
    delete: 'DeleteBucketReplication',
    input: 'ReplicationConfiguration',
    output: 'ReplicationConfiguration',
    missing: ['ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
  },
} as const satisfies Readonly<Record<string, Setting>>

type SettingName = keyof typeof settings

interface OfBucket extends Fields {
  readonly Bucket: string
}

function operationsOf(name: SettingName): ServiceOperations {
  const { put, get, input, ...rest }: Setting & { readonly put: string } = settings[name]
  const setting = (state: AccountState, bucket: string): BucketSettings => bucketNamed(state, bucket).settings
  return {
    [put]: (state: AccountState, { Bucket, [input]: value }: OfBucket) => {
      setting(state, Bucket)[name] = value
      return {}
    },
    [get]: (state: AccountState, { Bucket }: OfBucket) => {
      const value = setting(state, Bucket)[name]
      if (value === undefined && rest.missing) throw new Refusal(...rest.missing)
      return rest.output === undefined ? ((value ?? {}) as Fields) : { [rest.output]: value }
    },
    ...(rest.delete !== undefined && {
      [rest.delete]: (state: AccountState, { Bucket }: OfBucket) => {
        delete setting(state, Bucket)[name]
        return {}
      },
    }),
  }
}

/** Operations on all settings of buckets. */
export const settingOperations: ServiceOperations = Object.assign(
  {},
  ...(Object.keys(settings) as SettingName[]).map(operationsOf),
)
