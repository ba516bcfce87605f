import { at, inAll } from '../editor.js'
import { argumentAt } from '../features/arguments-for.js'
import { namePlacesAt } from '../features/name-places.js'
import { namesOf } from '../features/names.js'
import { contains, rangeOnly } from '../features/node-at.js'
import { open } from '../hosts/open.js'
import type { OwnFile } from '../own-files/own-file.js'
import type { DeclaredName } from '../own-files/uses-of.js'
import { rangeWithin } from '../syntax/positions.js'
import type { Range } from '../syntax/tree.js'
import { anyText, type PlacesElsewhere, usesElsewhere } from './elsewhere.js'
import type { DocumentStore, OpenFile } from './document-store.js'
import type { Workspace } from './workspace.js'

/** A place of a document, with what writes the name there in a file for rehearsals or in a document that calls it. */
export interface Meant {
  readonly file: Pick<OpenFile, 'text' | 'opened'>
  readonly offset: number
  /** The name in the other file: where it stands at the offset there, and everywhere. */
  readonly written?: { readonly name: string; readonly range: Range; readonly places: readonly Range[] }
}

/**
 * The place that is meant at an offset: the declaration of a name that a test or mocks write, or of a parameter that a call gives, which may be in a
 * file that is not open.
 */
export async function meantAt(
  file: OpenFile,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
): Promise<Meant | undefined> {
  const { own } = file
  if (!own) return (await calledParameterAt(file, offset, store, workspace)) ?? { file, offset }
  const found = await nameIn(own, offset)
  if (!found || own.path === undefined) return undefined
  const uri = workspace.uriOf(own.path)
  const text = await anyText(uri, store, workspace)
  const opened = await open({ text: text.text, path: own.path })
  const declarations = inAll(opened, (document) => {
    const name =
      document.name === own.document?.name
        ? namesOf(document).find((each) => isSame(declared(each), found.name))
        : undefined
    return name ? [rangeOnly(name.declaration)] : []
  })
  const [declaration] = declarations
  const { name, range, places } = found
  return (
    declaration && { file: { text, opened }, offset: declaration.start, written: { name: name.name, range, places } }
  )
}

/** Where other files than the document write the name that is meant at an offset of a file; `cut` is told where there are too many to look into all. */
export async function usesOfMeant(
  { file: { text, opened }, offset, written }: Meant,
  asked: OpenFile,
  store: DocumentStore,
  workspace: Workspace,
  cut?: () => void,
): Promise<readonly PlacesElsewhere[]> {
  const found = await usesElsewhere({ text, opened }, offset, store, workspace, cut)
  const isThere = found.some((each) => each.text.uri === asked.text.uri && each.places.length > 0)
  return written && !isThere ? [...found, { text: asked.text, places: written.places }] : found
}

/** Where the parameter is declared that a call at an offset gives; undefined where several documents may be meant. */
async function calledParameterAt(
  { opened, repository }: OpenFile,
  offset: number,
  store: DocumentStore,
  workspace: Workspace,
): Promise<Meant | undefined> {
  const wanted = at(opened, offset, argumentAt)
  if (!wanted || at(opened, offset, namePlacesAt)) return undefined
  const { document: called, parameter: name } = wanted
  const [path, ...others] = repository.find(called).flatMap((each) => each.path ?? [])
  if (path === undefined || others.length > 0) return undefined
  const text = await anyText(workspace.uriOf(path), store, workspace)
  const child = await open({ text: text.text, path })
  const [declaration] = inAll(child, (document) => {
    const declared = document.name === called ? document.parameter(name) : undefined
    return declared ? [rangeWithin(document.tree, declared.key, 0, name.length)] : []
  })
  const range = rangeOnly(wanted)
  return (
    declaration && { file: { text, opened: child }, offset: declaration.end, written: { name, range, places: [range] } }
  )
}

async function nameIn(own: OwnFile, offset: number) {
  const { placesOf } = await import('../own-files/uses-of.js')
  for (const each of own.document ? namesOf(own.document) : []) {
    const name = declared(each)
    const places = placesOf(own, name)
    const range = places.find((place) => contains(place, offset))
    if (range) return { name, range, places }
  }
  return undefined
}

const declared = ({ kind, name, step }: ReturnType<typeof namesOf>[number]): DeclaredName => ({
  kind,
  name,
  ...(step?.name !== undefined && { step: step.name }),
})

const isSame = (a: DeclaredName, b: DeclaredName): boolean =>
  a.kind === b.kind && a.name === b.name && a.step === b.step
