import type { AccountState } from '../account-state.js'
import { hexWord } from '../../hex-word.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'
import { textField } from '../text-field.js'

export interface Document {
  readonly name: string
  readonly type: string
  readonly created: number
  readonly tags: Tags
  readonly sharedWith: Set<string>
  /** From the first on; the number of a version is its place. */
  versions: readonly DocumentVersion[]
  defaultVersion: number
}

interface DocumentVersion {
  readonly content: string
  readonly format: string
  readonly name: string | undefined
}

/** A document as the file or a caller gives it. */
export interface NewDocument {
  readonly name: string
  readonly type: string
  readonly format: string
  readonly content: string
  readonly versionName?: string | undefined
  readonly tags: Tags
  readonly created: number
}

export const newDocument = ({ name, type, format, content, versionName, tags, created }: NewDocument): Document => ({
  name,
  type,
  created,
  tags,
  sharedWith: new Set(),
  versions: [{ content, format, name: versionName }],
  defaultVersion: 1,
})

/** The document of a name or ARN. */
export function documentNamed({ documents }: AccountState, written: string): Document {
  const document = documents.get(written.startsWith('arn:') ? written.slice(written.indexOf('/') + 1) : written)
  if (!document) throw new Refusal('InvalidDocument', `Document with name ${written} does not exist.`)
  return document
}

/** The number of a version as callers write it. */
function versionOf({ versions, defaultVersion }: Document, written = '$DEFAULT'): number {
  const number = written === '$DEFAULT' ? defaultVersion : written === '$LATEST' ? versions.length : Number(written)
  if (!versions[number - 1])
    throw new Refusal('InvalidDocumentVersion', `The document version is not valid or does not exist.`)
  return number
}

function shown(state: AccountState, document: Document, number: number): Fields {
  const version = document.versions[number - 1]
  return {
    Name: document.name,
    DocumentType: document.type,
    DocumentFormat: version?.format,
    DocumentVersion: String(number),
    VersionName: version?.name,
    DefaultVersion: String(document.defaultVersion),
    LatestVersion: String(document.versions.length),
    Status: 'Active',
    Owner: state.account,
    CreatedDate: timeText(document.created),
    Description: textField(version?.content ?? '', 'description'),
    SchemaVersion: textField(version?.content ?? '', 'schemaVersion'),
    PlatformTypes: ['Linux', 'Windows', 'MacOS'],
    Hash: hashOf(version?.content ?? ''),
    HashType: 'Sha256',
    Tags: tagList(document.tags),
  }
}

/** Has the form of a SHA-256, and is another one for another content; nothing more is promised of it. */
function hashOf(content: string): string {
  let seed = 0
  for (let at = 0; at < content.length; at++) seed = (Math.imul(seed, 31) + content.charCodeAt(at)) | 0
  return Array.from({ length: 8 }, (_, n) => hexWord(seed, n + 1)).join('')
}

interface Create {
  readonly Name: string
  readonly Content: string
  readonly DocumentType?: string
  readonly DocumentFormat?: string
  readonly VersionName?: string
  readonly Tags?: readonly Tag[]
}

function createDocument(state: AccountState, input: Create, now: number) {
  if (state.documents.has(input.Name))
    throw new Refusal('DocumentAlreadyExists', `Document with same name ${input.Name} already exists`)
  const document = newDocument({
    name: input.Name,
    type: input.DocumentType ?? 'Command',
    format: input.DocumentFormat ?? 'JSON',
    content: input.Content,
    versionName: input.VersionName,
    tags: tagsFrom(input.Tags),
    created: now,
  })
  state.documents.set(input.Name, document)
  return { DocumentDescription: { ...shown(state, document, 1), Status: 'Creating' } }
}

interface OneVersion {
  readonly Name: string
  readonly DocumentVersion?: string
}

function describeDocument(state: AccountState, { Name, DocumentVersion }: OneVersion) {
  const document = documentNamed(state, Name)
  return { Document: shown(state, document, versionOf(document, DocumentVersion)) }
}

function getDocument(state: AccountState, { Name, DocumentVersion }: OneVersion) {
  const document = documentNamed(state, Name)
  const number = versionOf(document, DocumentVersion)
  const version = document.versions[number - 1]
  return {
    Name: document.name,
    Content: version?.content,
    DocumentType: document.type,
    DocumentFormat: version?.format,
    DocumentVersion: String(number),
    VersionName: version?.name,
    Status: 'Active',
    CreatedDate: timeText(document.created),
  }
}

interface Update extends OneVersion {
  readonly Content: string
  readonly DocumentFormat?: string
  readonly VersionName?: string
}

function updateDocument(state: AccountState, input: Update) {
  const document = documentNamed(state, input.Name)
  if (document.versions.some(({ content }) => content === input.Content))
    throw new Refusal(
      'DuplicateDocumentContent',
      'The content of the association document matches another document. Change the content of the document and try again.',
    )
  const before = document.versions.at(-1)
  const format = input.DocumentFormat ?? before?.format ?? 'JSON'
  document.versions = [...document.versions, { content: input.Content, format, name: input.VersionName }]
  return { DocumentDescription: { ...shown(state, document, document.versions.length), Status: 'Updating' } }
}

function updateDefaultVersion(state: AccountState, { Name, DocumentVersion }: OneVersion) {
  const document = documentNamed(state, Name)
  document.defaultVersion = versionOf(document, DocumentVersion)
  return { Description: { Name, DefaultVersion: String(document.defaultVersion) } }
}

function deleteDocument(state: AccountState, { Name }: OneVersion) {
  state.documents.delete(documentNamed(state, Name).name)
  return {}
}

interface List {
  readonly Filters?: readonly { readonly Key?: string; readonly Values?: readonly string[] }[]
  readonly DocumentFilterList?: readonly { readonly key: string; readonly value: string }[]
  readonly MaxResults?: number
  readonly NextToken?: string
}

/** What a list tells of a document. */
const listed = [
  'Name',
  'DocumentType',
  'DocumentFormat',
  'DocumentVersion',
  'Owner',
  'CreatedDate',
  'PlatformTypes',
  'SchemaVersion',
  'Tags',
] as const

function listDocuments(state: AccountState, input: List) {
  const { Filters = [], DocumentFilterList: older = [], MaxResults: limit = 50, NextToken: token } = input
  const filters = [...Filters, ...older.map(({ key, value }) => ({ Key: key, Values: [value] }))]
  const all = [...state.documents.values()].filter((document) =>
    filters.every(({ Key = '', Values = [] }) => passes(document, Key, Values)),
  )
  const { items, next } = pageOf(all, { limit, token })
  const DocumentIdentifiers = items.map((each) => {
    const facts = shown(state, each, each.defaultVersion)
    return Object.fromEntries(listed.map((key) => [key, facts[key]]))
  })
  return { DocumentIdentifiers, NextToken: next }
}

function passes({ name, type, tags }: Document, key: string, values: readonly string[]): boolean {
  if (key.startsWith('tag:')) return values.includes(tags.get(key.slice('tag:'.length)) ?? '')
  if (key === 'Name') return values.some((value) => name.startsWith(value))
  if (key === 'DocumentType') return values.includes(type)
  return key !== 'Owner' || !values.includes('Amazon')
}

function listDocumentVersions(state: AccountState, { Name }: OneVersion) {
  const document = documentNamed(state, Name)
  const DocumentVersions = document.versions.map(({ format, name }, at) => ({
    Name,
    DocumentVersion: String(at + 1),
    VersionName: name,
    CreatedDate: timeText(document.created),
    IsDefaultVersion: at + 1 === document.defaultVersion,
    DocumentFormat: format,
    Status: 'Active',
  }))
  return { DocumentVersions: DocumentVersions.reverse() }
}

interface Permission {
  readonly Name: string
  readonly AccountIdsToAdd?: readonly string[]
  readonly AccountIdsToRemove?: readonly string[]
}

function modifyDocumentPermission(
  state: AccountState,
  { Name, AccountIdsToAdd = [], AccountIdsToRemove = [] }: Permission,
) {
  const { sharedWith } = documentNamed(state, Name)
  for (const id of AccountIdsToAdd) sharedWith.add(id)
  for (const id of AccountIdsToRemove) sharedWith.delete(id)
  return {}
}

function describeDocumentPermission(state: AccountState, { Name }: OneVersion) {
  const AccountIds = [...documentNamed(state, Name).sharedWith]
  return { AccountIds, AccountSharingInfoList: AccountIds.map((AccountId) => ({ AccountId })) }
}

export const documentOperations: ServiceOperations = {
  CreateDocument: createDocument,
  DeleteDocument: deleteDocument,
  DescribeDocument: describeDocument,
  DescribeDocumentPermission: describeDocumentPermission,
  GetDocument: getDocument,
  ListDocumentVersions: listDocumentVersions,
  ListDocuments: listDocuments,
  ModifyDocumentPermission: modifyDocumentPermission,
  UpdateDocument: updateDocument,
  UpdateDocumentDefaultVersion: updateDefaultVersion,
}
