import type { DocumentKind } from '../document/kinds.js'
import type { Format, MapNode, Tree } from '../syntax/tree.js'
import type { Embedded, HostResource, Notation } from './host.js'
import type { HostText } from './host-text.js'
import { isOpen, isPartial, kindOfContent, statedKind } from './kind-of-content.js'
import { readText } from './read-text.js'

const nothing: MapNode = { kind: 'map', flow: false, start: 0, end: 0, entries: [] }

/** What is known of a text beside what it says. */
interface TextOptions {
  /** How text that is put into the document is written in the host. */
  readonly inHost: (text: string) => string | undefined
  /** Where the host makes the text of a value of its own. */
  readonly encoded?: Encoding
}

/** How a host makes the text of a document of a value of its own. */
export interface Encoding {
  readonly format: Format
  readonly notation: Notation
}

/** The document in a text that a host sends; undefined where what it holds is not known. */
export async function documentInText(
  text: HostText,
  resource: HostResource,
  { inHost, encoded }: TextOptions,
): Promise<Embedded | undefined> {
  const name = resource.properties.get('Name')?.value
  const base = {
    host: resource.host,
    toHost: text.toHost,
    inHost,
    ...(name !== undefined && { name }),
    ...(encoded && { notation: encoded.notation, closed: text.closed }),
  }
  const plainKind = kindOfPlainText(text, resource)
  if (plainKind) {
    if (text.holes.length > 0) return undefined
    const tree: Tree = { text: text.text, format: 'yaml', root: undefined, faults: [] }
    return { ...base, tree, root: nothing, kind: plainKind, faults: [], resource: { ...resource, content: 'text' } }
  }
  const read = await readText(text, encoded !== undefined)
  if (!read) return undefined
  const { tree, root, faults } = read
  const partial = read.partial === true || (root && isPartial(root))
  const open = root && isOpen(root)
  const kind = root && kindOfContent(root, resource)
  const content = encoded?.format ?? tree.format
  const around = {
    ...base,
    tree,
    root,
    faults,
    resource: { ...resource, content, ...(encoded && { isEncoded: true as const }) },
  }
  return { ...around, ...(kind && { kind }), ...(partial && { partial }), ...(open && { open }) }
}

/** The kind of a document whose content is neither YAML nor JSON. */
function kindOfPlainText({ text }: HostText, resource: HostResource): DocumentKind | undefined {
  if (/^\s*BEGIN:VCALENDAR/.test(text.slice(0, 1000))) return 'ChangeCalendar'
  const stated = statedKind(resource)
  if (stated === 'ChangeCalendar' || stated === 'AutoApprovalPolicy') return stated
  return stated === 'ApplicationConfiguration' && resource.properties.get('DocumentFormat')?.value === 'TEXT'
    ? stated
    : undefined
}
