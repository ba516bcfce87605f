import { kindOf } from '../document/kinds.js'
import type { DocumentKind } from '../document/kinds.js'
import { formatOf, parse } from '../syntax/parse.js'
import { type Placeholder, withFilledIn, withPlaceholders } from '../syntax/placeholders.js'
import { entryOf, limits, type Range, type SyntaxFault, type Tree } from '../syntax/tree.js'
import { namesDocumentResource } from './document-resources.js'
import type { Embedded } from './host.js'

/** A text to look for documents in. */
export interface Source {
  readonly text: string
  /** Path or name, whose ending tells the format. */
  readonly path?: string
  /** The document type, where it is known from outside. */
  readonly kind?: DocumentKind
  /** Whether the user named this very text, rather than a folder it was found in: then it has to be a document. */
  readonly explicit?: boolean
}

/** The documents of a text, and the faults of the text itself. */
export interface Found {
  readonly documents: readonly Embedded[]
  readonly faults: readonly SyntaxFault[]
  /** Whether the text looks like something for ssmith at all. */
  readonly relevant: boolean
  /** Where documents are declared of which nothing is known, such as those whose content stands in another file. */
  readonly unread?: readonly Range[]
  /** The text as it was read, from which a newer version of it can be read. */
  readonly tree?: Tree
}

/** Whether a file is one of Terraform by its name. */
export const isTerraform = (path: string | undefined): boolean => path !== undefined && /\.(?:tf|tofu)$/i.test(path)

const same = (range: Range): Range => range

/** Finds the documents of a text: the text is one, or it is a template that holds some. */
export async function findDocuments(
  source: Source,
  placeholders: readonly Placeholder[] = [],
  before?: Tree,
): Promise<Found> {
  const { text, path } = source
  if (isOther(source)) return { documents: [], faults: [], relevant: false }
  if (isCalendar(source)) return calendar(text)
  if (isTerraform(path)) {
    const { documentsInTerraform } = await import('./terraform.js')
    return documentsInTerraform(text)
  }
  if (path !== undefined && /\.tftpl$/i.test(path)) return documentInTemplateFile(source, placeholders)
  const tree = await parse(text, formatOf(text, path), before)
  return { ...(await documentsIn(tree, source, placeholders)), tree }
}

async function documentsIn(
  tree: Tree,
  { text, path, kind }: Source,
  placeholders: readonly Placeholder[],
): Promise<Found> {
  if (path !== undefined && /\.(?:tf|tofu)\.json$/i.test(path)) {
    const { documentsInTerraformJson } = await import('./terraform.js')
    return documentsInTerraformJson(tree)
  }
  if (mayBeTemplate(tree, text)) {
    const { documentsInTemplate, looksLikeTemplate } = await import('./cloudformation.js')
    if (looksLikeTemplate(tree)) return documentsInTemplate(tree)
  }
  if (tree.faults.some(({ code }) => code === 'syntax') && text.includes('%{')) {
    const { hasDirectives, readTemplateFile } = await import('./template-file.js')
    const read = hasDirectives(text) ? await readTemplateFile(text) : undefined
    if (read) return whole({ ...read, tree: withPlaceholders(read.tree, placeholders) }, kind)
  }
  return whole({ tree: withPlaceholders(withFilledIn(tree), placeholders), toHost: same }, kind)
}

/** The document in a file whose name says that Terraform renders it. */
async function documentInTemplateFile({ text, kind }: Source, placeholders: readonly Placeholder[]): Promise<Found> {
  const { readTemplateFile } = await import('./template-file.js')
  const read = await readTemplateFile(text)
  if (!read) return { documents: [], faults: [], relevant: false }
  return whole({ ...read, tree: withPlaceholders(read.tree, placeholders) }, kind)
}

function whole(read: Pick<Embedded, 'tree' | 'toHost' | 'partial'>, hint: DocumentKind | undefined): Found {
  const { root: top, faults } = read.tree
  const root = top?.kind === 'map' ? top : undefined
  const kind = kindOf(root, hint === undefined ? {} : { kind: hint })
  const document: Embedded = { ...read, root, faults, ...(kind !== undefined && { kind }) }
  return { documents: [document], faults: [], relevant: kind !== undefined }
}

/** Whether the text is no document itself, and names the type of the resources that hold some. */
const mayBeTemplate = ({ root }: Tree, text: string): boolean =>
  !entryOf(root, 'schemaVersion') && !entryOf(root, 'mainSteps') && namesDocumentResource(text)

/** Whether a text that nobody named is none for ssmith: it is larger than any document or template may be, or somebody's calendar. */
function isOther(source: Source): boolean {
  const { text, kind, explicit } = source
  if (explicit || kind !== undefined) return false
  return text.length > limits.text || (beginsCalendar(text) && !ofChangeCalendar.test(text))
}

/** What Change Calendar writes into each calendar, and needs there (`X-CALENDAR-TYPE`). */
const ofChangeCalendar = /^X-CALENDAR-|^PRODID:.*\bAWS\b/im

function isCalendar({ text, path, kind }: Source): boolean {
  return kind === 'ChangeCalendar' || (path !== undefined && /\.ics$/i.test(path)) || beginsCalendar(text)
}

const beginsCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR/.test(text.slice(0, 1000))

/** A change calendar is no tree; rules read its text. */
function calendar(text: string): Found {
  const tree: Tree = { text, format: 'yaml', root: undefined, faults: [] }
  const root = { kind: 'map', flow: false, start: 0, end: 0, entries: [] } as const
  return { documents: [{ tree, root, kind: 'ChangeCalendar', faults: [], toHost: same }], faults: [], relevant: true }
}
