import type { Service } from './service.js'

/**
 * The method of a boto3 client for an operation: `DescribeInstances` gives `describe_instances`. As botocore does it, plurals of
 * abbreviations and some names apart.
 */
export function methodName(operation: string): string {
  const special = specialNames[operation]
  if (special !== undefined || operation.includes('_')) return special ?? operation
  const plural = /(?<![A-Z])[A-Z]{2,}s$/.exec(operation)
  const name = plural ? `${operation.slice(0, plural.index)}_${plural[0].toLowerCase()}` : operation
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

const specialNames: Readonly<Record<string, string>> = {
  AssociateWhatsAppBusinessAccount: 'associate_whatsapp_business_account',
  CreateCachediSCSIVolume: 'create_cached_iscsi_volume',
  CreateStorediSCSIVolume: 'create_stored_iscsi_volume',
  CreateWhatsAppMessageTemplate: 'create_whatsapp_message_template',
  CreateWhatsAppMessageTemplateFromLibrary: 'create_whatsapp_message_template_from_library',
  CreateWhatsAppMessageTemplateMedia: 'create_whatsapp_message_template_media',
  DeleteWhatsAppMessageMedia: 'delete_whatsapp_message_media',
  DeleteWhatsAppMessageTemplate: 'delete_whatsapp_message_template',
  DescribeCachediSCSIVolumes: 'describe_cached_iscsi_volumes',
  DescribeStorediSCSIVolumes: 'describe_stored_iscsi_volumes',
  DisassociateWhatsAppBusinessAccount: 'disassociate_whatsapp_business_account',
  ExecutePartiQLBatch: 'execute_partiql_batch',
  ExecutePartiQLStatement: 'execute_partiql_statement',
  ExecutePartiQLTransaction: 'execute_partiql_transaction',
  GetLinkedWhatsAppBusinessAccount: 'get_linked_whatsapp_business_account',
  GetLinkedWhatsAppBusinessAccountPhoneNumber: 'get_linked_whatsapp_business_account_phone_number',
  GetOTelEnrichment: 'get_otel_enrichment',
  GetWhatsAppMessageMedia: 'get_whatsapp_message_media',
  GetWhatsAppMessageTemplate: 'get_whatsapp_message_template',
  ListHITsForQualificationType: 'list_hits_for_qualification_type',
  ListLinkedWhatsAppBusinessAccounts: 'list_linked_whatsapp_business_accounts',
  ListWhatsAppMessageTemplates: 'list_whatsapp_message_templates',
  ListWhatsAppTemplateLibrary: 'list_whatsapp_template_library',
  PostWhatsAppMessageMedia: 'post_whatsapp_message_media',
  PutWhatsAppBusinessAccountEventDestinations: 'put_whatsapp_business_account_event_destinations',
  SendWhatsAppMessage: 'send_whatsapp_message',
  StartOTelEnrichment: 'start_otel_enrichment',
  StopOTelEnrichment: 'stop_otel_enrichment',
  UpdateWhatsAppMessageTemplate: 'update_whatsapp_message_template',
}

const byMethod = new WeakMap<Service, ReadonlyMap<string, string>>()

/** Names of a service's operations by boto3's methods. */
export function methodsOf(service: Service): ReadonlyMap<string, string> {
  const known = byMethod.get(service)
  if (known) return known
  const methods = new Map(service.operationNames.map((name) => [methodName(name), name]))
  byMethod.set(service, methods)
  return methods
}

const called = new WeakMap<Service, Map<string, string | null>>()

/** Anyone can write any name: more than these are not kept. No service has as many operations. */
const mostNames = 2000

/** The operation that a method calls, by name. */
export function operationOfMethodName(service: Service, method: string): string | undefined {
  const known = called.get(service) ?? new Map<string, string | null>()
  const before = known.get(method)
  if (before !== undefined) return before ?? undefined
  const found = findOperation(service, method)
  if (known.size >= mostNames) known.clear()
  called.set(service, known.set(method, found ?? null))
  return found
}

/** Nearly all names of methods tell their operation, and all of them its letters, so that the others need not be worked out. */
function findOperation(service: Service, method: string): string | undefined {
  const likely = method.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  if (service.operation(likely) && methodName(likely) === method) return likely
  const letters = method.replaceAll('_', '').toLowerCase()
  return service.operationNames.find((name) => hasLetters(name, letters) && methodName(name) === method)
}

const hasLetters = (name: string, letters: string): boolean =>
  name.includes('_') || (name.length === letters.length && name.toLowerCase() === letters)

/**
 * The operation that a runbook's `Api` means: as the API names it, as boto3 does, or in camel case, all of which stand in runbooks
 * that run. Undefined where the service has none.
 */
export function operationNamed(service: Service, written: string): string | undefined {
  const name = written.trim()
  if (service.operation(name)) return name
  const pascal = name.charAt(0).toUpperCase() + name.slice(1)
  if (service.operation(pascal)) return pascal
  return operationOfMethodName(service, name)
}
