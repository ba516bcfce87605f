import { methodsOf } from './operation-name.js'
import type { Operation, Service } from './service.js'

/** Services that boto3 has resources for: `Session.get_available_resources()` of boto3 1.43.11; `opsworks` was one before. */
export const resourceNames: readonly string[] =
  'cloudformation cloudwatch dynamodb ec2 glacier iam opsworks s3 sns sqs'.split(' ')

/** What every client has beside its operations, from `dir(client)` of all clients of boto3 1.43.11. */
const common = 'can_paginate close exceptions generate_presigned_url get_paginator get_waiter meta waiter_names'.split(
  ' ',
)

/**
 * What boto3 and botocore add to the clients of single services, likewise; the last four are former names of methods that
 * `botocore/handlers.py` still takes.
 */
const added: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3', 'copy download_file download_fileobj generate_presigned_post upload_file upload_fileobj'.split(' ')],
  ['rds', ['generate_db_auth_token']],
  ['dsql', ['generate_db_connect_admin_auth_token', 'generate_db_connect_auth_token']],
  ['cloudwatch', ['get_o_tel_enrichment', 'start_o_tel_enrichment', 'stop_o_tel_enrichment']],
  ['mturk', ['list_hi_ts_for_qualification_type']],
  ['socialmessaging', ['delete_whatsapp_media_message']],
])

/** The members of a service's boto3 client that are no operations. */
export const otherMembersOf = ({ name }: Service): readonly string[] => [...common, ...(added.get(name) ?? [])]

/** The operation that a method of the client calls. */
export function operationOfMethod(service: Service, method: string): Operation | undefined {
  const name = methodsOf(service).get(method)
  return name === undefined ? undefined : service.operation(name)
}

/** The input that boto3 takes by another name: `_add_parameter_aliases` of `botocore/handlers.py`. */
export function inputOfKeyword(service: Service, { name, input }: Operation, keyword: string): string {
  const known = aliases.find(
    (alias) => alias.keyword === keyword && alias.service === service.name && (alias.operation ?? name) === name,
  )
  return known && input?.members.has(known.input) ? known.input : keyword
}

const aliases: readonly {
  readonly service: string
  readonly operation?: string
  readonly keyword: string
  readonly input: string
}[] = [
  { service: 'ec2', keyword: 'Filters', input: 'Filter' },
  { service: 'logs', operation: 'CreateExportTask', keyword: 'fromTime', input: 'from' },
  { service: 'cloudsearchdomain', operation: 'Search', keyword: 'returnFields', input: 'return' },
]

/**
 * Whether the client may fill in an input that is left out: the account of Glacier always (`inject_account_id`), that of S3 Control
 * from an ARN (`S3ControlArnParamHandler`).
 */
export const isFilledIn = (service: Service, input: string): boolean =>
  (service.name === 'glacier' && input === 'accountId') || (service.name === 's3control' && input === 'AccountId')

/** Whether the client takes a map where the API takes text: the source of a copy within S3 (`handle_copy_source_param`). */
export const takesMap = (service: Service, input: string): boolean => service.name === 's3' && input === 'CopySource'
