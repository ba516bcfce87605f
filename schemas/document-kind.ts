import type { TProperties, TSchema } from 'typebox'
import * as Type from 'typebox'
import type { Evidence } from './action.js'

/** Every value of `DocumentType` of the CreateDocument API. */
export const documentTypes = [
  'Command',
  'Policy',
  'Automation',
  'Session',
  'Package',
  'ChangeCalendar',
  'ApplicationConfiguration',
  'ApplicationConfigurationSchema',
  'DeploymentStrategy',
  'Automation.ChangeTemplate',
  'CloudFormation',
  'ConformancePackTemplate',
  'ProblemAnalysisTemplate',
  'ProblemAnalysis',
  'QuickSetup',
  'ManualApprovalPolicy',
  'AutoApprovalPolicy',
] as const

export type DocumentType = (typeof documentTypes)[number]

/** Every value of `DocumentFormat`; JSON where none is given. */
export type DocumentFormat = 'JSON' | 'YAML' | 'TEXT'

/** A key whose value is described by another key's value, so that its schema is looked up and never searched. */
export interface Variants {
  /** The key that is described: `properties` of a session document. */
  readonly field: string
  /** The key that decides: `sessionType`. */
  readonly by: string
  readonly schemas: Readonly<Record<string, TSchema>>
}

interface Definition<Kind extends DocumentType, Fields extends TProperties> {
  /** Name of this layout, unique, fit for a file name: `command-1.2`. */
  readonly name: string
  readonly kind: Kind
  /** One sentence: what a document of this kind is for. */
  readonly summary: string
  /** Page of the Systems Manager user guide, without address and ending. */
  readonly page: string
  readonly formats: readonly DocumentFormat[]
  /** What `schemaVersion` may say; empty where the content has no such key. */
  readonly schemaVersions: readonly string[]
  /** The top-level keys. Empty for text and for what nobody has described. */
  readonly fields: Fields
  /** Keys that AWS shows in each of its documents, though it may take one without them: a warning at most. */
  readonly expected?: readonly string[]
  /** What keys beyond `fields` mean: a mistake, an oddity worth a warning, or nothing. */
  readonly unknownKeys: 'error' | 'warning' | 'allowed'
  readonly variants?: Variants
  /** How sure the layout is. Findings on what is merely observed or inferred are warnings. */
  readonly evidence: Evidence
  /** Whether CloudFormation's `AWS::SSM::Document` makes documents of this kind. */
  readonly cloudFormation: boolean
  /** Facts worth telling an author. One sentence each. */
  readonly limits?: readonly string[]
  /** The content of a new document: a map, or text where the format is TEXT. */
  readonly snippet?: Readonly<Record<string, unknown>> | string
}

/** What one kind of document contains, in one of its layouts: the one home of every fact on its top level. */
export interface DocumentKind<Kind extends DocumentType = DocumentType, Fields extends TProperties = TProperties>
  extends Definition<Kind, Fields> {
  /** Of the whole content: a map with `fields`, or anything where there are none. */
  readonly schema: TSchema
}

export function defineDocument<const Kind extends DocumentType, Fields extends TProperties>(
  definition: Definition<Kind, Fields>,
): DocumentKind<Kind, Fields> {
  const { fields, unknownKeys } = definition
  const described = Object.keys(fields).length > 0
  const schema = described ? Type.Object(fields, { additionalProperties: unknownKeys !== 'error' }) : Type.Unknown()
  return { ...definition, schema }
}

/** Whether documents of this kind are text, which no schema describes. */
export function isText(kind: Pick<DocumentKind, 'formats'>): boolean {
  return kind.formats.length === 1 && kind.formats[0] === 'TEXT'
}
