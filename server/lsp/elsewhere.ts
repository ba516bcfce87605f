import { at, inAll } from '../editor.js'
import { argumentsFor, type ParameterOf } from '../features/arguments-for.js'
import { namePlacesAt } from '../features/name-places.js'
import { writtenAt } from '../features/rename.js'
import { open } from '../hosts/open.js'
import { kindOfName, rehearsalNames } from '../own-files/file-names.js'
import type { DeclaredName } from '../own-files/uses-of.js'
import type { Edit } from '../rules/rule.js'
import { formatOf, parse } from '../syntax/parse.js'
import type { Range } from '../syntax/tree.js'
import type { DocumentStore, OpenFile } from './document-store.js'
import { type EncodedText, pathOf } from './encoded-text.js'
import type { Workspace } from './workspace.js'

/** Places in a file that need not be open. */
export interface PlacesElsewhere {
  readonly text: EncodedText
  readonly places: readonly Range[]
}

/** The changes that write a name at places of a file. */
export async function editsElsewhere({ text, places }: PlacesElsewhere, name: string): Promise<readonly Edit[]> {
  if (places.length === 0) return []
  const { format, root } = await parse(text.text, formatOf(text.text, text.path))
  return root ? writtenAt(format, root, places, name) : places.map((place) => ({ ...place, text: name }))
}

/** Where other files write the name that stands at an offset of a file: its callers, its tests, and the mocks beside it. */
export async function usesElsewhere(
  { opened, text }: Pick<OpenFile, 'opened' | 'text'>,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
  cut?: () => void,
): Promise<readonly PlacesElsewhere[]> {
  const found = at(opened, offset, namePlacesAt)
  if (found === undefined || found.kind === 'function' || found.kind === 'payload key') return []
  const { kind, name, step } = found
  const document = at(opened, offset, ({ name }) => name)
  const isGiven = kind === 'parameter' && document !== undefined
  const declared = { kind, name, ...(step !== undefined && { step }) }
  const all = await Promise.all([
    isGiven ? callsElsewhere(text, { document, parameter: name }, store, workspace, cut) : [],
    rehearsalsElsewhere(text, declared, store, workspace, cut),
  ])
  return all.flat()
}

/** Where callers give a value to a parameter of the document in a file. */
async function callsElsewhere(
  text: EncodedText,
  wanted: ParameterOf,
  store: DocumentStore,
  workspace: Workspace,
  cut: (() => void) | undefined,
): Promise<readonly PlacesElsewhere[]> {
  const callers = await workspace.callers(text.uri, wanted.document, store.texts(), cut)
  if (callers === 'unclear') return []
  const others = callers.filter(({ uri }) => uri !== text.uri)
  return Promise.all(others.map((each) => givenIn(store.textOf(each.uri, each.text), wanted)))
}

async function givenIn(text: EncodedText, wanted: ParameterOf): Promise<PlacesElsewhere> {
  const opened = await open({ text: text.text, path: text.path })
  return { text, places: inAll(opened, (document) => argumentsFor(document, wanted)) }
}

/** Where the tests of a document, and the mocks beside it, write one of its names. */
async function rehearsalsElsewhere(
  { uri }: EncodedText,
  name: DeclaredName,
  store: DocumentStore,
  workspace: Workspace,
  cut: (() => void) | undefined,
): Promise<readonly PlacesElsewhere[]> {
  const texts = store.textsWith(await workspace.rehearsals(uri, cut))
  // That of the text has another ending where the own one says nothing.
  const path = pathOf(uri)
  const besides = new Set(rehearsalNames(path))
  return Promise.all(texts.map((text) => writtenIn(text, name, { path, isBeside: besides.has(text.path) })))
}

/** Where a file for rehearsals writes a name of a document; nowhere in those of other documents. */
async function writtenIn(
  text: EncodedText,
  name: DeclaredName,
  { path, isBeside }: { readonly path: string; readonly isBeside: boolean },
): Promise<PlacesElsewhere> {
  const kind = kindOfName(text.path)
  if (kind === undefined || !(isBeside || kind === 'test')) return { text, places: [] }
  const { documentNamedIn, placesOf } = await import('../own-files/uses-of.js')
  const tree = await parse(text.text, formatOf(text.text, text.path))
  const named = kind === 'test' ? documentNamedIn({ tree }) : undefined
  const isMeant = named === undefined ? isBeside : fileNamed(named, text.uri) === path
  return { text, places: isMeant ? placesOf({ kind, tree }, name) : [] }
}

/** The path of a file that another one names, which is relative to it. */
function fileNamed(name: string, uri: string): string | undefined {
  try {
    return pathOf(new URL(name.split('/').map(encodeURIComponent).join('/'), uri).href)
  } catch {
    return undefined
  }
}

/** A text that need not be open. */
export const anyText = async (uri: string, store: DocumentStore, workspace: Workspace): Promise<EncodedText> =>
  store.text(uri) ?? store.textOf(uri, (await workspace.textOf(uri)) ?? '')
