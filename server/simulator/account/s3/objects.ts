import type { AccountState } from '../account-state.js'
import { hexWord } from '../../hex-word.js'
import { type ServiceOperations, timeText } from '../operation.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'
import { bucketNamed } from './buckets.js'

export interface StoredObject {
  readonly body: string
  readonly type: string
  readonly changed: number
  readonly metadata: Readonly<Record<string, string>>
}

interface OfObject {
  readonly Bucket: string
  readonly Key: string
}

/** Has the form of an MD5, and is another one for another body. */
export function entityTag(body: string): string {
  let seed = body.length
  for (let at = 0; at < body.length; at++) seed = (Math.imul(seed, 31) + body.charCodeAt(at)) | 0
  return `"${Array.from({ length: 4 }, (_, n) => hexWord(seed, n + 1)).join('')}"`
}

interface Put extends OfObject {
  readonly Body?: string
  readonly ContentType?: string
  readonly Metadata?: Readonly<Record<string, string>>
}

function putObject(state: AccountState, { Bucket, Key, Body = '', ContentType, Metadata = {} }: Put, now: number) {
  const object = { body: Body, type: ContentType ?? 'binary/octet-stream', changed: now, metadata: Metadata }
  bucketNamed(state, Bucket).objects.set(Key, object)
  return { ETag: entityTag(Body), ServerSideEncryption: 'AES256' }
}

const head = ({ body, type, changed, metadata }: StoredObject) => ({
  AcceptRanges: 'bytes',
  LastModified: timeText(changed),
  ContentLength: new TextEncoder().encode(body).length,
  ContentType: type,
  ETag: entityTag(body),
  ServerSideEncryption: 'AES256',
  Metadata: metadata,
})

/** The body of a response is a stream in boto3; here it is its text. */
function getObject(state: AccountState, { Bucket, Key }: OfObject) {
  const object = bucketNamed(state, Bucket).objects.get(Key)
  if (!object) throw new Refusal('NoSuchKey', 'The specified key does not exist.')
  return { ...head(object), Body: object.body }
}

function headObject(state: AccountState, { Bucket, Key }: OfObject) {
  const object = state.buckets.get(Bucket)?.objects.get(Key)
  if (!object) throw new Refusal('404', 'Not Found')
  return head(object)
}

function deleteObject(state: AccountState, { Bucket, Key }: OfObject) {
  bucketNamed(state, Bucket).objects.delete(Key)
  return {}
}

interface DeleteMany {
  readonly Bucket: string
  readonly Delete: { readonly Objects: readonly { readonly Key: string }[] }
}

function deleteObjects(state: AccountState, { Bucket, Delete }: DeleteMany) {
  const { objects } = bucketNamed(state, Bucket)
  for (const { Key } of Delete.Objects) objects.delete(Key)
  return { Deleted: Delete.Objects.map(({ Key }) => ({ Key })) }
}

interface List {
  readonly Bucket: string
  readonly Prefix?: string
  readonly MaxKeys?: number
  readonly ContinuationToken?: string
}

function listObjectsV2(state: AccountState, { Bucket, Prefix = '', MaxKeys = 1000, ContinuationToken: token }: List) {
  const all = [...bucketNamed(state, Bucket).objects]
    .filter(([key]) => key.startsWith(Prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const { items, next } = pageOf(all, { limit: MaxKeys, token, refusal: 'InvalidArgument' })
  const Contents = items.map(([Key, { body, changed }]) => ({
    Key,
    LastModified: timeText(changed),
    ETag: entityTag(body),
    Size: new TextEncoder().encode(body).length,
    StorageClass: 'STANDARD',
  }))
  const page = { Name: Bucket, Prefix, MaxKeys, KeyCount: items.length, IsTruncated: next !== undefined }
  return { ...page, NextContinuationToken: next, ...(Contents.length > 0 && { Contents }) }
}

interface Copy extends OfObject {
  /** As text; the map that boto3 takes too is made into text by it. */
  readonly CopySource: string | OfObject
}

function copyObject(state: AccountState, { Bucket, Key, CopySource }: Copy, now: number) {
  const source = typeof CopySource === 'string' ? sourceIn(CopySource) : CopySource
  const object = bucketNamed(state, source.Bucket).objects.get(source.Key)
  if (!object) throw new Refusal('NoSuchKey', 'The specified key does not exist.')
  bucketNamed(state, Bucket).objects.set(Key, { ...object, changed: now })
  return { CopyObjectResult: { ETag: entityTag(object.body), LastModified: timeText(now) } }
}

function sourceIn(text: string): OfObject {
  const path = decodeURIComponent(text.startsWith('/') ? text.slice(1) : text)
  const at = path.indexOf('/')
  return { Bucket: path.slice(0, at), Key: path.slice(at + 1) }
}

export const objectOperations: ServiceOperations = {
  CopyObject: copyObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetObject: getObject,
  HeadObject: headObject,
  ListObjectsV2: listObjectsV2,
  PutObject: putObject,
}
