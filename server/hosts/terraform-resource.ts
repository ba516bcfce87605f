import type { Range } from '../syntax/tree.js'
import { type HostProperty, type HostResource, hostRange } from './host.js'

/** An argument of a resource, or a block in it, which has no text. */
export interface Argument {
  readonly name: string
  readonly key: Range
  readonly range: Range
  readonly value: string | undefined
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

const properties: ReadonlyMap<string, string> = new Map(
  Object.entries(argumentNames).map(([property, name]) => [name, property]),
)

/** A resource `aws_ssm_document` as rules see it; `write` gives the line of an argument. */
export function terraformResource(
  name: Range,
  found: readonly Argument[],
  text: string,
  write: (argument: string, value: string) => string,
): HostResource {
  const nameOf = (property: string) => argumentNames[property] ?? property
  return {
    host: 'Terraform',
    range: hostRange(name),
    properties: new Map(
      found.map((argument) => [properties.get(argument.name) ?? argument.name, propertyOf(argument)]),
    ),
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
