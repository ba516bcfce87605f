import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Types of resources by their paths, for a service whose actions are the methods of HTTP: what a call concerns is the path of its address
 * (Service Authorization Reference, list_amazonapigatewaymanagement: its ARNs are these paths).
 */
export function typesByPath(folder: string, prefix: string): ReadonlyMap<string, string> {
  const file = join(folder, 'resourceTypes', `${prefix}.json`)
  const types = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, ResourceType>)
  return new Map(types.flatMap(({ key, arn }) => pathsIn(arn).map((path) => [path, key] as const)))
}

interface ResourceType {
  readonly key: string
  readonly arn: string
}

/** The paths in an ARN, which may have several forms. */
const pathsIn = (arn: string): readonly string[] =>
  arn.split(/,\s*(?=arn:)/).map((form) => plainPath(form.split(':').slice(5).join(':')))

/** A path with nothing but its form, from the address of an operation or an ARN: the second API has its version before it. */
export const plainPath = (written: string): string =>
  (written.split('?', 1)[0] ?? '').replace(/\$?\{[^}]*\}/g, '*').replace(/^\/v2(?=\/)/, '')
