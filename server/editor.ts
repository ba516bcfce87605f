import type { Service } from './aws/service.js'
import type { SsmDocument } from './document/document.js'
import { emptyRepository, type Repository } from './document/repository.js'
import { type Completion, type CompletionContext, offered } from './features/completion/completion.js'
import { completions, needsAt } from './features/completion/completions.js'
import { asKindsOfVersion, withoutHalfKey } from './features/completion/half-typed.js'
import { schemaVersionCompletions } from './features/completion/schema-versions.js'
import { skeletons } from './features/completion/skeletons.js'
import { commentFolds, type Fold, foldingOf } from './features/folding.js'
import { type Hover, hover } from './features/hover.js'
import { ignoreCompletions, ignoredRuleHover } from './features/ignored-rules.js'
import { documentAt, editsInFile, type PlaceInFile, placed, refactoringInFile } from './features/in-host.js'
import { type NamePlaces, namePlacesAt } from './features/name-places.js'
import { type Around, nothingAround, type Refactoring } from './features/refactorings/refactoring.js'
import { refactoringsAt } from './features/refactorings/refactorings.js'
import { type Rename, rename, unreadName } from './features/rename.js'
import { mayBeScriptName } from './features/script-names.js'
import { loadPython, loadServices } from './rules/load-engines.js'
import type { Opened } from './hosts/open.js'
import { isTerraform } from './hosts/find-documents.js'
import { isClosedAt } from './hosts/text-in-host.js'
import type { Python } from './languages/python.js'
import { formatOf } from './syntax/parse.js'
import type { Tree } from './syntax/tree.js'

/** What a feature says of an offset of a file, with places in terms of the file; undefined where there is no document, or nothing to say. */
export function at<T>(
  { models }: Opened,
  offset: number,
  feature: (document: SsmDocument, offset: number) => T | undefined,
): T | undefined {
  const place = documentAt(models, offset)
  const found = place && feature(place.document, place.offset)
  return found === undefined ? undefined : placed(found, place?.embedded)
}

/** What a feature says of all documents of a file, in terms of the file. */
export const inAll = <T>({ models }: Opened, feature: (document: SsmDocument) => readonly T[]): readonly T[] =>
  models.flatMap(({ embedded, document }) => (document ? placed(feature(document), embedded) : []))

/** What can be folded away in a file. A template has its comments once, however many documents. */
export function foldingIn(opened: Opened): readonly Fold[] {
  const seen = new Set<Tree>()
  return inAll(opened, (document) => {
    const { tree } = document
    const comments = seen.has(tree) ? [] : commentFolds(tree)
    seen.add(tree)
    return [...foldingOf(document), ...comments]
  })
}

/** What stands at an offset of a file. */
export async function hoverIn(
  opened: Opened,
  offset: number,
  repository: Repository = emptyRepository,
): Promise<Hover | undefined> {
  const ignored = ignoredRuleHover(opened.source.text, offset)
  if (ignored) return ignored
  const place = documentAt(opened.models, offset)
  if (!place) return besideHover(opened, offset)
  const [service] = (await servicesAt(place)).values()
  const python = await pythonFor(place)
  return at(opened, offset, (document, own) => hover(document, own, { service, repository, python }))
}

/** What may be typed at an offset of a file, in terms of the file. */
export async function completionsIn(
  opened: Opened,
  offset: number,
  repository: Repository = emptyRepository,
): Promise<readonly Completion[]> {
  const { text, path } = opened.source
  const ignored = ignoreCompletions(text, offset)
  if (ignored) return ignored
  const place = documentAt(opened.models, offset)
  if (!place) {
    const beside = await besideContent(opened, offset)
    if (beside) return beside
    if (opened.models.some(({ document }) => document)) return []
    const begun = await withoutHalfKey(opened, offset)
    if (begun) return completionsIn(begun, offset, repository)
    return (
      (isTerraform(path) ? undefined : skeletons(text, formatOf(text, path), offset)) ??
      (await schemaVersionCompletions(opened.source, offset)) ??
      completionsOfKinds(opened, offset)
    )
  }
  if (isClosedAt(offset, place.embedded, text)) return []
  const context = await contextOf(place, repository)
  return completions(place.document, place.offset, context).flatMap((item) => completionInFile(item, place, text) ?? [])
}

/** What may be typed into the resource of a document beside its content. Few files have one, so it is loaded for these. */
async function besideContent(opened: Opened, offset: number): Promise<readonly Completion[] | undefined> {
  const { source } = opened
  const { text, path } = source
  if (!isTerraform(path) && !text.includes('AWS::SSM::Document')) return undefined
  const begun = await (await import('./features/completion/new-content.js')).newContent(source, offset)
  if (begun) return begun
  if (isTerraform(path))
    return (await import('./features/completion/terraform-arguments.js')).terraformCompletions(opened, offset)
  return (await import('./features/completion/resource-properties.js')).resourceCompletions(source, offset)
}

/** What stands there. */
async function besideHover(opened: Opened, offset: number): Promise<Hover | undefined> {
  const { text, path } = opened.source
  if (!isTerraform(path) && !text.includes('AWS::SSM::Document')) return undefined
  const { resourceHover, terraformHover } = await import('./features/resource-hover.js')
  return isTerraform(path) ? terraformHover(text, offset) : resourceHover(opened, offset)
}

/** What may be typed where the kind is still open, each with the kinds that it belongs to. */
async function completionsOfKinds(opened: Opened, offset: number): Promise<readonly Completion[]> {
  const found = new Map<string, Completion>()
  for (const { kind, opened: read } of await asKindsOfVersion(opened, offset)) {
    for (const item of await completionsIn(read, offset)) {
      const known = found.get(item.label)
      found.set(item.label, known ? { ...known, detail: `${known.detail}, ${kind}` } : { ...item, detail: kind })
    }
  }
  return offered([...found.values()])
}

async function contextOf(place: PlaceInFile, repository: Repository): Promise<CompletionContext> {
  const { python } = needsAt(place.document, place.offset)
  const { inHost, notation } = place.embedded
  return {
    python: python ? await loadPython() : undefined,
    repository,
    services: await servicesAt(place),
    textOnly: !notation && inHost !== undefined && inHost('"{}"') === undefined,
  }
}

async function servicesAt(place: PlaceInFile | undefined): Promise<ReadonlyMap<string, Service>> {
  const service = place && needsAt(place.document, place.offset).service
  return service === undefined ? new Map() : loadServices([service])
}

function completionInFile(item: Completion, place: PlaceInFile, file: string): Completion | undefined {
  if (!place.embedded.host) return item
  const needsComma = !place.embedded.notation || !item.isEntry || !hasOwnLine(item, place.document.tree.text)
  const further = needsComma ? (item.more ?? []) : []
  const edits = editsInFile([{ ...item.range, text: item.text }, ...further], place, file)
  const [edit, ...more] = edits ?? []
  if (!edit) return undefined
  const { text, ...range } = edit
  const { form, ...rest } = item
  return { ...rest, range, text, ...(form && text === item.text && { form }), ...(item.more && { more }) }
}

/** Whether an entry begins a line, so that in HCL no comma has to stand before it. */
const hasOwnLine = ({ range, more = [] }: Completion, text: string): boolean =>
  more.every(({ end }) => text.slice(end, range.start).includes('\n'))

/** Where the name at an offset is declared and used. */
export async function namePlacesIn(opened: Opened, offset: number): Promise<NamePlaces | undefined> {
  const python = await pythonFor(documentAt(opened.models, offset))
  return at(opened, offset, (document, own) => namePlacesAt(document, own, python))
}

const pythonFor = async (place: PlaceInFile | undefined): Promise<Python | undefined> =>
  place && mayBeScriptName(place.document, place.offset) ? loadPython() : undefined

/** Renames what stands at an offset, everywhere in its document. */
export async function renameIn(opened: Opened, offset: number, to: string): Promise<Rename | undefined> {
  const place = documentAt(opened.models, offset)
  const python = await pythonFor(place)
  const renamed = place && rename(place.document, place.offset, to, python)
  if (!place || !renamed?.ok) return renamed
  const edits = editsInFile(renamed.edits, place, opened.source.text)
  const unread = unreadName(place.document, renamed.edits)
  if (unread !== undefined)
    return { ok: false, message: `an expression that is not read here names \`${unread}\` too; rename it by hand` }
  return edits ? { ok: true, edits } : { ok: false, message: 'the name cannot be written in this file as it is' }
}

/** The changes that are possible at an offset, or for what is selected from there on. */
export async function refactoringsIn(
  opened: Opened,
  offset: number,
  around: Around = nothingAround,
): Promise<readonly Refactoring[]> {
  const place = documentAt(opened.models, offset)
  if (!place) return []
  const last = around.end === undefined ? undefined : documentAt(opened.models, around.end)
  const end = last?.document === place.document ? last.offset : undefined
  const found = await refactoringsAt(place.document, place.offset, { ...around, end })
  return found.flatMap((each) => {
    const edits = refactoringInFile(each, place, opened.source.text)
    return edits ? [{ ...each, edits }] : []
  })
}

/** The document that is the whole of a file. */
export function wholeDocument({ models }: Opened): SsmDocument | undefined {
  const [first, ...others] = models
  return first?.document && !first.embedded.host && others.length === 0 ? first.document : undefined
}

/** The document that can be written anew: one whose tree holds all of the file. A calendar has none, and what Terraform renders is not in one. */
export function writtenInFull(opened: Opened): SsmDocument | undefined {
  const document = wholeDocument(opened)
  return document?.tree.root && document.tree.text === opened.source.text ? document : undefined
}
