import type { ModelMember, ModelShape, ServiceModel } from './botocore.js'

/**
 * The model of a service as callers of its boto3 client see it: botocore renames, fills in and decodes some of what the model describes, in
 * code rather than data (`handlers.py` and `utils.py` of botocore).
 */
export function withClientChanges(service: string, model: ServiceModel): ServiceModel {
  const changed = new Map(Object.entries(model.shapes))
  const operations = new Map(Object.values(model.operations).map(({ name, input }) => [input?.shape, name]))
  for (const [name, shape] of changed) {
    if (!shape.members) continue
    const operation = operations.get(name)
    const members = Object.entries(shape.members).map(([member, use]): [string, ModelMember] => [
      member,
      operation === undefined ? use : changedInput(`${service}.${operation}`, member, use, shape),
    ])
    changed.set(name, { ...shape, members: Object.fromEntries([...members, ...addedFields(service, name)]) })
  }
  for (const name of service === 'route53' ? pathsOfRoute53 : []) {
    const { max: _, ...shape } = changed.get(name) ?? { type: 'string' }
    if (changed.has(name)) changed.set(name, shape)
  }
  changed.set(anything, { type: 'structure', document: true })
  return { ...model, shapes: Object.fromEntries(changed) }
}

/** Names that the client takes instead of the model's own: `_add_parameter_aliases`. */
const aliases: readonly (readonly [calls: RegExp, member: string, alias: string])[] = [
  [/^ec2\./, 'Filter', 'Filters'],
  [/^logs\.CreateExportTask$/, 'from', 'fromTime'],
  [/^cloudsearchdomain\.Search$/, 'return', 'returnFields'],
]

/** The client takes ids with their path, such as `/hostedzone/Z1`, and sends the last part: `fix_route53_ids`. */
const pathsOfRoute53 = ['ResourceId', 'DelegationSetId', 'ChangeId']

const anything = 'ssmith:anything'

function changedInput(call: string, name: string, use: ModelMember, { members }: ModelShape): ModelMember {
  const alias = aliases.find(([calls, member]) => member === name && calls.test(call))?.[2]
  if (alias !== undefined) return { ...use, alias }
  // `-`, the account of the caller: `inject_account_id`.
  if (call.startsWith('glacier.') && name === 'accountId') return { ...use, idempotencyToken: true }
  // Taken from an ARN in the other: `S3ControlArnParamHandler`.
  const mayNameAccount = members && ('Name' in members || 'Bucket' in members)
  if (call.startsWith('s3control.') && name === 'AccountId' && mayNameAccount) return { ...use, idempotencyToken: true }
  // Text, or a map of `Bucket`, `Key` and `VersionId`: `handle_copy_source_param`.
  return call.startsWith('s3.') && name === 'CopySource' ? { ...use, shape: anything } : use
}

/** Fields that the client adds to responses: `handle_expires_header`. */
function addedFields(service: string, shape: string): [string, ModelMember][] {
  const has = service === 's3' && (shape === 'GetObjectOutput' || shape === 'HeadObjectOutput')
  return has ? [['ExpiresString', { shape: 'CacheControl' }]] : []
}
