import type { DocumentKind } from '../document/kinds.js'
import type { Closed } from './host-text.js'
import type { MapNode, Range, SyntaxFault, Tree } from '../syntax/tree.js'

/** What embeds documents. */
export type Host = 'CloudFormation' | 'Terraform'

/** A document found in a text: the text itself, or a part of a CloudFormation template or a Terraform file. */
export interface Embedded {
  readonly tree: Tree
  /** The map that is the document, in the tree. */
  readonly root: MapNode | undefined
  readonly kind?: DocumentKind
  readonly name?: string
  readonly host?: Host
  /** Faults of the document's own syntax, for content that is text within the host. */
  readonly faults: readonly SyntaxFault[]
  /** True where a part of the document is not known, so that nothing can be said of what is missing in it. */
  readonly partial?: true
  /** True where the host brings forth sections or steps of which nothing is known, beside others that are. */
  readonly open?: true
  /** The place in the host's text of a place in the tree's text. */
  toHost(range: Range): Range
  /** How a text that is put into the document is written in the host; undefined where it cannot be. As it is, where absent. */
  readonly inHost?: (text: string) => string | undefined
  /** How the document is written in a host that has a notation of its own for JSON. */
  readonly notation?: Notation
  /** Where changes of a document with such a notation may not touch the host. */
  readonly closed?: readonly Closed[]
  /** The resource around the document. */
  readonly resource?: HostResource
}

/** The notation of a host that makes the text of a document of a value of its own. */
export interface Notation {
  /** JSON as it is written in the host; undefined where it cannot be. */
  ofJson(json: string): string | undefined
  /** The name of a key as it is written in the host. */
  ofKey(name: string): string
  /**
   * Where an entry of a map stands in the host with the comments that are its own: beside it, and above it unless it is the first one. Undefined
   * where it shares a line with something else.
   */
  linesOf(entry: Range, isFirst: boolean): Range | undefined
}

/** A place in the host's text, where other ranges are places in the document's. */
export interface HostRange extends Range {
  readonly inHost: true
}

export const hostRange = ({ start, end }: Range): HostRange => ({ start, end, inHost: true })

/** Whether a place needs no leading back: it is one of the host's text already. */
export const isHostRange = (range: Range): range is HostRange => 'inHost' in range

/** A property of a resource. */
export interface HostProperty {
  /** As written: `DocumentType`, `document_type`. */
  readonly name: string
  readonly key: HostRange
  /** Undefined where the value is not a known text. */
  readonly value: string | undefined
  readonly range: HostRange
}

/** Where a resource says that attachments come from, as far as it is written out. */
export interface AttachmentsSource {
  readonly key: HostProperty | undefined
  /** Undefined where the host makes some of them. */
  readonly values: readonly HostRange[] | undefined
}

/** The resource that holds a document. */
export interface HostResource {
  readonly host: Host
  /** Where to point at when the resource as a whole is meant: its name. */
  readonly range: HostRange
  /** By the name of the property in CloudFormation, whatever the host calls it. */
  readonly properties: ReadonlyMap<string, HostProperty>
  readonly attachments: readonly AttachmentsSource[]
  /** How the host sends the content: as text in one of the formats, or as a map that the host makes text of. */
  readonly content: 'map' | 'json' | 'yaml' | 'text'
  /** A function of the template's author makes the document of it, which has ways of its own: nothing is said of the properties. */
  readonly isCustom?: true
  /** The host makes the text of a value of its own: its blanks and comments are not sent. */
  readonly isEncoded?: true
  /** What the host calls a property of CloudFormation. */
  nameOf(property: string): string
  /** The change that adds a property; undefined where there is no place for one. */
  addition(property: string, value: string): (HostRange & { readonly text: string }) | undefined
}
