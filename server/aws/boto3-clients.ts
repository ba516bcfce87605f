import { methodName, operationOfMethodName } from './operation-name.js'
import type { Operation, Service } from './service.js'

/** Services that boto3 has resources for: `Session.get_available_resources()` of boto3 1.43.11; `opsworks` was one before. */
export const resourceNames: readonly string[] =
  'cloudformation cloudwatch dynamodb ec2 glacier iam opsworks s3 sns sqs'.split(' ')

/** What the module and its sessions have for those who use them: what `dir()` of both says of boto3 1.43.11, and packages of the module that a script may import. */
export const ownMembers: Readonly<Record<'boto3' | 'session', readonly string[]>> = {
  boto3: (
    'client resource Session session setup_default_session set_stream_logger DEFAULT_SESSION NullHandler logging compat docs dynamodb ec2 ' +
    'exceptions resources s3 utils'
  ).split(' '),
  session: (
    'client resource available_profiles events get_available_partitions get_available_regions get_available_resources get_available_services ' +
    'get_credentials get_partition_for_region profile_name region_name resource_factory'
  ).split(' '),
}

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
  const name = operationOfMethodName(service, method)
  return name === undefined ? undefined : service.operation(name)
}

/** The operation that a waiter of the client calls, by the name that `get_waiter` takes: `instance_running`. */
export function operationOfWaiter(service: Service, waiter: string): Operation | undefined {
  for (const [name, operation] of service.waiters) if (methodName(name) === waiter) return service.operation(operation)
  return undefined
}
