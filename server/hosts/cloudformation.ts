import {
  entryOf,
  keyText,
  type MapNode,
  type Node,
  type Range,
  type ScalarStyle,
  stringOf,
  type SyntaxFault,
  type Tree,
  valueAt,
} from '../syntax/tree.js'
import { resourceOf, type TemplateResource } from './cloudformation-resource.js'
import { documentResourceType } from './document-resources.js'
import { contentAmong } from './content-among.js'
import { documentInText } from './content.js'
import type { Found } from './find-documents.js'
import type { Embedded } from './host.js'
import { joinParts } from './host-text.js'
import { partsOfText, withoutIntrinsics } from './intrinsics.js'
import { isOpen, isPartial, kindOfContent } from './kind-of-content.js'

/** Whether a tree is a template of CloudFormation, SAM or the Serverless Framework, and not a document that holds one. */
export const looksLikeTemplate = ({ root }: Tree): boolean => resourceMaps(root).length > 0

/** The documents of a template, with the faults of the template that concern them. */
export async function documentsInTemplate(tree: Tree): Promise<Found> {
  const resources = resourceMaps(tree.root).flatMap((map) => [...documentResources(map)])
  const documents: Embedded[] = []
  const unread: Range[] = []
  for (const resource of resources) {
    const document = await documentOf(resource, tree)
    if (document) documents.push(document)
    else unread.push(resource.id)
  }
  return { documents, faults: brokenHost(tree, documents), relevant: resources.length > 0, unread }
}

/** `Resources` of a template; `resources` of the Serverless Framework wraps it, or a list of it; snippets for `AWS::Include` are what is below it. */
function resourceMaps(root: Node | undefined): MapNode[] {
  const own = valueAt(root, 'Resources') ?? (isSnippet(root) ? root : undefined)
  const wrapped = valueAt(root, 'resources')
  const lists = wrapped?.kind === 'list' ? wrapped.items : [wrapped]
  return [own, ...lists.map((item) => valueAt(item, 'Resources'))].filter((node) => node?.kind === 'map')
}

const isSnippet = (root: Node | undefined): boolean => root?.kind === 'map' && !documentResources(root).next().done

/** How deep loops of resources nest. */
const deepest = 10

/** The documents among resources, those that `Fn::ForEach` and `Fn::Transform` bring forth included. */
function* documentResources(map: MapNode, depth = 0): Generator<TemplateResource> {
  for (const { key, value } of map.entries) {
    const name = keyText(key)
    if (name.startsWith('Fn::')) {
      for (const inner of value.kind === 'list' ? value.items : [value])
        if (inner.kind === 'map' && depth < deepest) yield* documentResources(inner, depth + 1)
      continue
    }
    const properties = valueAt(value, 'Properties')
    if (value.kind !== 'map' || properties?.kind !== 'map') continue
    const type = documentResourceType(stringOf(entryOf(value, 'Type')?.value))
    if (type) yield { type, id: key, properties }
  }
}

async function documentOf(found: TemplateResource, tree: Tree): Promise<Embedded | undefined> {
  const content = contentAmong(found.properties.entries, ({ key }) => keyText(key), 'Content')?.value
  if (!content) return undefined
  const begun = begunMap(content, tree)
  const parts = begun ? undefined : partsOfText(content, tree)
  const resource = resourceOf(found, tree)
  if (parts) return documentInText(joinParts(parts), resource, { inHost: writerFor(content) })
  const root = withoutIntrinsics(begun ?? contentMap(content), tree)
  if (root.kind !== 'map') return undefined
  const name = resource.properties.get('Name')?.value
  const partial =
    root.start === root.end ||
    isPartial(root) ||
    tree.faults.some(({ code, local, start }) => code === 'syntax' && !local && start < content.start)
  return {
    tree,
    root,
    kind: kindOfContent(root, resource),
    host: 'CloudFormation',
    faults: tree.faults.filter(
      (fault) => fault.code !== 'comment' && fault.code !== 'trailing-comma' && within(fault, content),
    ),
    toHost: (range) => range,
    resource,
    ...(name !== undefined && { name }),
    ...(partial && { partial }),
    ...(isOpen(root) && { open: true as const }),
  }
}

/** A map that is still to be written, where nothing stands below a key, or the beginning of a key on a line of its own. */
function begunMap(content: Node, { text }: Tree): MapNode | undefined {
  if (content.kind !== 'scalar' || content.tag !== undefined) return undefined
  const isNothing = content.value === null && content.start === content.end
  const line = text.lastIndexOf('\n', content.start - 1)
  const isKey = content.style === 'plain' && /^\n *[A-Za-z]+$/.test(text.slice(line, content.end))
  if (!isNothing && !isKey) return undefined
  const at = isNothing ? content.start : line
  return { kind: 'map', flow: false, start: at, end: at, entries: [] }
}

/** `Fn::ToJsonString` gives the text of a map. */
function contentMap(content: Node): Node {
  const inner = entryOf(content, 'Fn::ToJsonString')?.value
  return content.kind === 'map' && content.entries.length === 1 && inner ? inner : content
}

const within = (inner: Range, outer: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

/** How text is written within the content of a style: only what needs no escapes and no new lines, and calls no function. */
function writerFor(content: Node): (text: string) => string | undefined {
  const scalar = content.kind === 'scalar' ? content : entryOf(content, 'Fn::Sub')?.value
  const allowed = scalar?.kind === 'scalar' ? writable[scalar.style] : undefined
  return (text) => (allowed?.test(text) && !text.includes('${') ? text : undefined)
}

const writable: Readonly<Record<ScalarStyle, RegExp>> = {
  plain: /^[\w./-]*$/,
  single: /^[^'\n\r]*$/,
  double: /^[^"\\\n\r]*$/,
  literal: /^[^\n\r]*$/,
  folded: /^[^\n\r]*$/,
}

/** Faults because of which a template cannot be read. Other faults outside of its documents are the business of other tools. */
function brokenHost({ faults }: Tree, documents: readonly Embedded[]): SyntaxFault[] {
  const shown = new Set(documents.flatMap((document) => document.faults))
  return faults.filter(
    (fault) =>
      (fault.code === 'syntax' || fault.code === 'unquoted-reference' || fault.code === 'not-read') &&
      !shown.has(fault),
  )
}
