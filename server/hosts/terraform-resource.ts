import type { Range } from '../syntax/tree.js'
import { type HostProperty, type HostResource, hostRange } from './host.js'

/** An argument of a resource, or a block in it, which has no text. */
export interface Argument {
  readonly name: string
  readonly key: Range
  readonly range: Range
  readonly value: string | undefined
}

/** A block `attachments_source`; the values are undefined where they are not all written out. */
export interface Source {
  readonly key: Argument | undefined
  readonly values: readonly Range[] | undefined
}

/** What the provider calls the properties of CloudFormation. */
export const argumentNames: Readonly<Record<string, string>> = {
  Name: 'name',
  DocumentType: 'document_type',
  DocumentFormat: 'document_format',
  Content: 'content',
  Attachments: 'attachments_source',
  Tags: 'tags',
  TargetType: 'target_type',
  VersionName: 'version_name',
}

/** The arguments of the resource `aws_ssm_document` in its provider's reference, and what all resources of the provider may have. */
export const knownArguments: readonly string[] = [...Object.values(argumentNames), 'permissions', 'region', 'tags_all']

const properties: ReadonlyMap<string, string> = new Map(
  Object.entries(argumentNames).map(([property, name]) => [name, property]),
)

/** A resource `aws_ssm_document` as rules see it; `write` gives the line of an argument. */
export function terraformResource(
  name: Range,
  found: readonly Argument[],
  text: string,
  write: (argument: string, value: string) => string,
  sources: readonly Source[] = [],
): HostResource {
  const nameOf = (property: string) => argumentNames[property] ?? property
  return {
    host: 'Terraform',
    range: hostRange(name),
    properties: new Map(
      found.map((argument) => [properties.get(argument.name) ?? argument.name, propertyOf(argument)]),
    ),
    attachments: sources.map(({ key, values }) => ({ key: key && propertyOf(key), values: values?.map(hostRange) })),
    content: 'map',
    nameOf,
    addition: (property, value) => addition(found[0], text, write(nameOf(property), value)),
  }
}

function propertyOf({ name, key, range, value }: Argument): HostProperty {
  return { name, key: hostRange(key), range: hostRange(range), value }
}

/** Puts a line in front of the first argument's, where that one has a line of its own. */
function addition(first: Argument | undefined, text: string, line: string): ReturnType<HostResource['addition']> {
  if (!first) return undefined
  const lineStart = text.lastIndexOf('\n', first.key.start - 1) + 1
  const indent = /^([ \t]*)"?$/.exec(text.slice(lineStart, first.key.start))?.[1]
  return indent === undefined ? undefined : { ...hostRange({ start: lineStart, end: lineStart }), text: indent + line }
}
