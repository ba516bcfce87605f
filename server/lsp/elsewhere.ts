import { at, inAll } from '../editor.js'
import { argumentsFor, type ParameterOf } from '../features/arguments-for.js'
import { namePlacesAt } from '../features/name-places.js'
import { open } from '../hosts/open.js'
import { kindOfName } from '../own-files/file-names.js'
import type { DeclaredName } from '../own-files/uses-of.js'
import { formatOf, parse } from '../syntax/parse.js'
import type { Range } from '../syntax/tree.js'
import type { DocumentStore, OpenFile } from './document-store.js'
import type { EncodedText } from './encoded-text.js'
import type { Workspace } from './workspace.js'

/** Places in a file that need not be open. */
export interface PlacesElsewhere {
  readonly text: EncodedText
  readonly places: readonly Range[]
}

/** Where other files write the name that stands at an offset of a file: its callers, and the tests and mocks beside it. */
export async function usesElsewhere(
  { opened, text }: Pick<OpenFile, 'opened' | 'text'>,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
): Promise<readonly PlacesElsewhere[]> {
  const found = at(opened, offset, namePlacesAt)
  if (found === undefined || found.kind === 'function') return []
  const { kind, name, step } = found
  const document = at(opened, offset, ({ name }) => name)
  const isGiven = kind === 'parameter' && document !== undefined
  return [
    ...(isGiven ? await callsElsewhere(text, { document, parameter: name }, store, workspace) : []),
    ...(await rehearsalsElsewhere(text, { kind, name, ...(step !== undefined && { step }) }, store, workspace)),
  ]
}

/** Where callers give a value to a parameter of the document in a file. */
async function callsElsewhere(
  text: EncodedText,
  wanted: ParameterOf,
  store: DocumentStore,
  workspace: Workspace,
): Promise<readonly PlacesElsewhere[]> {
  const callers = await workspace.callers(text.uri, wanted.document, store.texts())
  if (callers === 'unclear') return []
  const others = callers.filter(({ uri }) => uri !== text.uri)
  return Promise.all(others.map((each) => givenIn(store.textOf(each.uri, each.text), wanted)))
}

async function givenIn(text: EncodedText, wanted: ParameterOf): Promise<PlacesElsewhere> {
  const opened = await open({ text: text.text, path: text.path })
  return { text, places: inAll(opened, (document) => argumentsFor(document, wanted)) }
}

/** Where the tests and mocks beside a document write one of its names. */
async function rehearsalsElsewhere(
  text: EncodedText,
  name: DeclaredName,
  store: DocumentStore,
  workspace: Workspace,
): Promise<readonly PlacesElsewhere[]> {
  const fileName = text.path.slice(text.path.lastIndexOf('/') + 1)
  const files = await workspace.rehearsals(text.uri)
  return Promise.all(files.map((file) => writtenIn(store.textOf(file.uri, file.text), name, fileName)))
}

async function writtenIn(text: EncodedText, name: DeclaredName, fileName: string): Promise<PlacesElsewhere> {
  const { usesOf } = await import('../own-files/uses-of.js')
  const tree = await parse(text.text, formatOf(text.text, text.path))
  const kind = kindOfName(text.path)
  return { text, places: kind ? usesOf({ kind, tree }, name, fileName) : [] }
}

/** A text that need not be open. */
export const anyText = async (uri: string, store: DocumentStore, workspace: Workspace): Promise<EncodedText> =>
  store.text(uri) ?? store.textOf(uri, (await workspace.textOf(uri)) ?? '')
