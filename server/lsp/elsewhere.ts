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

/** Where other files name the parameter that stands at an offset of a file: in what they give to its document. */
export async function callsElsewhere(
  { opened, text }: OpenFile,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
): Promise<readonly PlacesElsewhere[]> {
  const found = at(opened, offset, namePlacesAt)
  const document = at(opened, offset, ({ name }) => name)
  if (found?.kind !== 'parameter' || document === undefined) return []
  const callers = await workspace.callers(text.uri, document)
  if (callers === 'unclear') return []
  const inFiles = callers.map((each) => [each.uri, store.textOf(each.uri, each.text)] as const)
  const texts = new Map([...inFiles, ...store.texts().map((each) => [each.uri, each] as const)])
  const all = [...texts.values()].filter(({ uri }) => uri !== text.uri)
  return Promise.all(all.map((each) => givenIn(each, { document, parameter: found.name })))
}

async function givenIn(text: EncodedText, wanted: ParameterOf): Promise<PlacesElsewhere> {
  const opened = await open({ text: text.text, path: text.path })
  return { text, places: inAll(opened, (document) => argumentsFor(document, wanted)) }
}

/** Where the tests and mocks beside a document write the name that stands at an offset of it. */
export async function rehearsalsElsewhere(
  { opened, text }: OpenFile,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
): Promise<readonly PlacesElsewhere[]> {
  const found = at(opened, offset, namePlacesAt)
  if (found === undefined || found.kind === 'function') return []
  const name = { ...found, kind: found.kind }
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
  const text = store.text(uri) ?? store.textOf(uri, (await workspace.textOf(uri)) ?? '')
  const [place] = inAll(await open({ text: text.text, path }), (document) => {
    const key = document.name === wanted.document ? document.parameter(wanted.parameter)?.key : undefined
    return key ? [rangeWithin(document.tree, key, 0, wanted.parameter.length)] : []
  })
  return place && { uri, range: text.rangeOf(place) }
}
