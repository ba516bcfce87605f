import type { Location } from 'vscode-languageserver'
import { at, inAll } from '../editor.js'
import { argumentAt, argumentsFor, type ParameterOf } from '../features/arguments-for.js'
import { namePlacesAt } from '../features/name-places.js'
import { open } from '../hosts/open.js'
import { kindOfName } from '../own-files/file-names.js'
import type { DeclaredName } from '../own-files/uses-of.js'
import { formatOf, parse } from '../syntax/parse.js'
import { rangeWithin } from '../syntax/positions.js'
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
  const callers = await workspace.callers(text.uri, wanted.document)
  if (callers === 'unclear') return []
  const inFiles = callers.map((each) => [each.uri, store.textOf(each.uri, each.text)] as const)
  const texts = new Map([...inFiles, ...store.texts().map((each) => [each.uri, each] as const)])
  const all = [...texts.values()].filter(({ uri }) => uri !== text.uri)
  return Promise.all(all.map((each) => givenIn(each, wanted)))
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

/** Where the parameter of a called document is declared that stands at an offset of a file. */
export async function calledParameterAt(
  { opened, repository }: OpenFile,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
): Promise<Location | undefined> {
  const wanted = at(opened, offset, argumentAt)
  const path = wanted && repository.find(wanted.document).find((each) => each.path !== undefined)?.path
  if (!wanted || path === undefined) return undefined
  const uri = workspace.uriOf(path)
  const text = await anyText(uri, store, workspace)
  const [place] = inAll(await open({ text: text.text, path }), (document) => {
    const key = document.name === wanted.document ? document.parameter(wanted.parameter)?.key : undefined
    return key ? [rangeWithin(document.tree, key, 0, wanted.parameter.length)] : []
  })
  return place && { uri, range: text.rangeOf(place) }
}
