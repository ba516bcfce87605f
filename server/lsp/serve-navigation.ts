import {
  type CallHierarchyItem,
  type Connection,
  ErrorCodes,
  type Hover,
  type Location,
  type Position,
  ResponseError,
  SymbolKind,
} from 'vscode-languageserver'
import { at, hoverIn, inAll, namePlacesIn, renameIn } from '../editor.js'
import { givenOutputUses } from '../features/names.js'
import { sourceAt } from '../features/source-at.js'
import { attachmentsIn, linksOf } from '../features/links.js'
import { outlineOf } from '../features/outline.js'
import { incomingCalls, outgoingCalls, type StepCall, type StepItem, stepItemAt } from '../features/step-calls.js'
import type { Range } from '../syntax/tree.js'
import type { Answering, Answers } from './answering.js'
import { editsOf, symbolOf } from './convert.js'
import { editsElsewhere } from './elsewhere.js'
import type { DocumentStore, OpenFile } from './document-store.js'
import type { EncodedText } from './encoded-text.js'
import { callItem, position, referenceContext, string } from './needs.js'
import { meantAt, usesOfMeant } from './meant.js'
import type { Workspace } from './workspace.js'
import { workspaceSymbols } from './workspace-symbols.js'

/** What stands at a position, as clients are told. */
export async function hoverAt(
  { text, opened, repository, own }: OpenFile,
  position: Position,
): Promise<Hover | undefined> {
  const offset = text.offsetAt(position)
  const found = own
    ? (await import('../own-files/own-hover.js')).ownHover(own, offset)
    : await hoverIn(opened, offset, repository)
  return found && { contents: { kind: 'markdown', value: found.text }, range: text.rangeOf(found.range) }
}

/** Serves what leads through documents: hover, definitions, references, renaming, outlines, links and the ways from step to step. */
export function serveNavigation(
  connection: Connection,
  store: DocumentStore,
  workspace: Workspace,
  { answering, atLarge }: Pick<Answers, 'answering' | 'atLarge'>,
  warn: (message: string) => void,
): void {
  connection.onHover(answering({ position }, (file, { position }) => hoverAt(file, position)))
  connection.onDefinition(
    answering({ position }, async (file, { position }): Promise<Location | undefined> => {
      const offset = file.text.offsetAt(position)
      const meant = await meantAt(file, offset, store, workspace)
      if (!meant) return undefined
      const { text, opened } = meant.file
      const found = (await namePlacesIn(opened, meant.offset))?.declaration ?? at(opened, meant.offset, sourceAt)
      return found ? locationOf(text, found) : childAt(file, offset, workspace)
    }),
  )
  connection.onReferences(
    answering({ position, context: referenceContext }, async (file, { position, context }) => {
      const meant = await meantAt(file, file.text.offsetAt(position), store, workspace)
      const found = meant && (await namePlacesIn(meant.file.opened, meant.offset))
      if (!found)
        return at(file.opened, file.text.offsetAt(position), givenOutputUses)?.map((place) =>
          locationOf(file.text, place),
        )
      const own = {
        text: meant.file.text,
        places: [...(context.includeDeclaration ? [found.declaration] : []), ...found.uses],
      }
      const all = [own, ...(await usesOfMeant(meant, file, store, workspace))]
      return all.flatMap(({ text, places }) => places.map((place) => locationOf(text, place)))
    }),
  )
  connection.onDocumentHighlight(
    answering({ position }, async (file, { position }) => {
      const { text, opened, own } = file
      if (own) {
        const meant = await meantAt(file, text.offsetAt(position), store, workspace)
        return meant?.written?.places.map((place) => ({ range: text.rangeOf(place) }))
      }
      const offset = text.offsetAt(position)
      const found = await namePlacesIn(opened, offset)
      const places = found ? [found.declaration, ...found.uses] : at(opened, offset, givenOutputUses)
      return places?.map((place) => ({ range: text.rangeOf(place) }))
    }),
  )
  connection.onPrepareRename(
    answering({ position }, async (file, { position }) => {
      const { text } = file
      const meant = await meantAt(file, text.offsetAt(position), store, workspace)
      const found = meant && (meant.written ?? (await namePlacesIn(meant.file.opened, meant.offset)))
      return found && { range: text.rangeOf(found.range), placeholder: found.name }
    }),
  )
  connection.onRenameRequest(
    answering({ position, newName: string }, async (file, { position, newName }) => {
      const meant = await meantAt(file, file.text.offsetAt(position), store, workspace)
      const renamed = meant && (await renameIn(meant.file.opened, meant.offset, newName))
      if (renamed && !renamed.ok) throw new ResponseError(ErrorCodes.InvalidParams, renamed.message)
      if (!renamed) return undefined
      let isCut = false
      const uses = await usesOfMeant(meant, file, store, workspace, () => {
        isCut = true
      })
      if (isCut) warn(`\`${newName}\` was not written into all callers and tests; ${tooLarge}`)
      const changes = await Promise.all(
        uses.map(async (each) => editsOf(each.text, await editsElsewhere(each, newName)).changes ?? {}),
      )
      const written = changes.flatMap((each) => Object.entries(each).filter(([, edits]) => edits.length > 0))
      return { changes: { ...editsOf(meant.file.text, renamed.edits).changes, ...Object.fromEntries(written) } }
    }),
  )
  connection.onDocumentSymbol(
    answering({}, ({ text, opened }) => inAll(opened, outlineOf).map((symbol) => symbolOf(text, symbol))),
  )
  connection.onWorkspaceSymbol(atLarge({ query: string }, workspaceSymbols(store, workspace)))
  connection.onDocumentLinks(
    answering({}, ({ text, opened, repository }) => [
      ...inAll(opened, (document) => linksOf(document, repository)).map(({ range, target, tooltip }) => ({
        range: text.rangeOf(range),
        target: target.kind === 'file' ? workspace.uriOf(target.path) : target.url,
        tooltip,
      })),
      ...inAll(opened, attachmentsIn).flatMap(({ name, ...range }) => {
        const target = workspace.beside(text.uri, name)
        return target === undefined ? [] : [{ range: text.rangeOf(range), target, tooltip: `Open ${name}` }]
      }),
    ]),
  )
  serveCalls(connection, answering)
}

const tooLarge = 'the folder has more files than are looked into, so search it for the old name'

const locationOf = (text: EncodedText, range: Range): Location => ({ uri: text.uri, range: text.rangeOf(range) })

/** The file of a document that is called at an offset. */
function childAt({ opened, repository }: OpenFile, offset: number, workspace: Workspace): Location | undefined {
  const links = inAll(opened, (document) => linksOf(document, repository))
  const found = links.find(({ range }) => range.start <= offset && offset <= range.end)
  const start = { line: 0, character: 0 }
  return found?.target.kind === 'file'
    ? { uri: workspace.uriOf(found.target.path), range: { start, end: start } }
    : undefined
}

function serveCalls(connection: Connection, answering: Answering): void {
  const { callHierarchy } = connection.languages
  callHierarchy.onPrepare(
    answering({ position }, ({ text, opened }, { position }) => {
      const found = at(opened, text.offsetAt(position), stepItemAt)
      return found && [itemOf(text, found)]
    }),
  )
  const calls = (feature: typeof incomingCalls) =>
    answering({ item: callItem }, ({ text, opened }, { item: { selectionRange } }) =>
      (at(opened, text.offsetAt(selectionRange.start), feature) ?? []).map((call) => callOf(text, call)),
    )
  const incoming = calls(incomingCalls)
  const outgoing = calls(outgoingCalls)
  callHierarchy.onIncomingCalls(async ({ item }, token) => {
    const found = await incoming({ item, textDocument: item }, token)
    return found?.map(({ item: from, fromRanges }) => ({ from, fromRanges })) ?? null
  })
  callHierarchy.onOutgoingCalls(async ({ item }, token) => {
    const found = await outgoing({ item, textDocument: item }, token)
    return found?.map(({ item: to, fromRanges }) => ({ to, fromRanges })) ?? null
  })
}

const callOf = (text: EncodedText, { step, places }: StepCall) => ({
  item: itemOf(text, step),
  fromRanges: places.map((place) => text.rangeOf(place)),
})

const itemOf = (text: EncodedText, { name, detail, range, selection }: StepItem): CallHierarchyItem => ({
  name,
  detail,
  kind: SymbolKind.Function,
  uri: text.uri,
  range: text.rangeOf(range),
  selectionRange: text.rangeOf(selection),
})
