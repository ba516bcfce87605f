import { entryOf, keyText, type MapNode, type Node, type Range, stringOf, type Tree } from '../syntax/tree.js'
import type { DocumentResourceType } from './document-resources.js'
import { type AttachmentsSource, type HostProperty, type HostResource, hostRange } from './host.js'

/** A resource of a template that is a document. */
export interface TemplateResource {
  readonly type: DocumentResourceType
  readonly id: Range
  readonly properties: MapNode
}

/** The resource of a template as rules see it. */
export function resourceOf({ type, id, properties }: TemplateResource, tree: Tree): HostResource {
  return {
    host: 'CloudFormation',
    ...(type === 'Custom::SSM-Document' && { isCustom: true as const }),
    range: hostRange(id),
    properties: new Map(properties.entries.map(({ key }) => [keyText(key), propertyOf(keyText(key), properties)])),
    attachments: attachmentsOf(properties),
    content: 'map',
    nameOf: (property) => property,
    addition: (property, value) => addition(properties, tree, property, value),
  }
}

function propertyOf(name: string, properties: MapNode): HostProperty {
  const entry = entryOf(properties, name)
  const key = hostRange(entry?.key ?? properties)
  // A text with a tag is the argument of a function.
  const value = entry?.value.tag?.startsWith('!') ? undefined : stringOf(entry?.value)
  return {
    name,
    key,
    value,
    range: entry && entry.value.kind === 'scalar' && entry.value.end > entry.value.start ? hostRange(entry.value) : key,
  }
}

function attachmentsOf(properties: MapNode): readonly AttachmentsSource[] {
  const node = entryOf(properties, 'Attachments')?.value
  if (node?.kind !== 'list' || node.tag) return []
  return node.items
    .filter((item) => item.kind === 'map')
    .map((item) => {
      const values = entryOf(item, 'Values')?.value
      const isWritten = values?.kind === 'list' && !values.tag && values.items.every(isPlain)
      return {
        key: entryOf(item, 'Key') && propertyOf('Key', item),
        values: isWritten ? values.items.map(hostRange) : undefined,
      }
    })
}

/** Whether a value is written out: functions may also leave it out. */
const isPlain = ({ kind, tag }: Node): boolean => kind === 'scalar' && !tag

/** Puts a property in front of the first one, on a line of its own where that one has one. */
function addition(
  properties: MapNode,
  { text, format }: Tree,
  name: string,
  value: string,
): ReturnType<HostResource['addition']> {
  const first = properties.entries[0]?.key
  if (!first || properties.entries[0]?.merged) return undefined
  const at = first.style === 'plain' ? first.start : first.start - 1
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const indent = text.slice(lineStart, at)
  const own = /^[ \t]*$/.test(indent)
  if (!properties.flow && !own) return undefined
  const json = format === 'json'
  const entry = json ? `"${name}": "${value}"` : `${name}: ${value}`
  return {
    ...hostRange({ start: at, end: at }),
    text: `${entry}${properties.flow ? ',' : ''}${own ? `\n${indent}` : ' '}`,
  }
}
