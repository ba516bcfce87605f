import { serviceNamed, serviceNames } from '../aws/catalogue.js'
import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'
import type { SsmDocument } from '../document/document.js'
import { type Completion, offered, type SchemaSituation, scalarItem } from '../features/completion/completion.js'
import { keyCompletions, keyItem } from '../features/completion/keys.js'
import { itemOf, mapCompletions } from '../features/completion/new-items.js'
import { placeBehind } from '../features/completion/place.js'
import { wordCompletions } from '../features/completion/words.js'
import { toJson } from '../syntax/tree.js'
import { knownNames } from './own-names.js'
import type { OwnFile } from './own-file.js'
import { type InputsOfCall, inputsOfCall, type Named, namedByKeys, namedByValue, ownSchemas } from './own-place.js'

/** What may be typed at an offset of one of our files: keys and words of its schema, names of the document under test, calls of APIs. */
export async function ownCompletions(file: OwnFile, offset: number): Promise<readonly Completion[]> {
  const { kind, tree } = file
  const place = placeBehind(tree, 0, offset)
  if (!place) return []
  const within = inputsOfCall(kind, place.path, tree.root)
  const situation: SchemaSituation = {
    document: { tree },
    place,
    schemas: ownSchemas(kind, place.path),
    inputPath: within?.path,
    call: within && (await calledIn(within)),
  }
  return offered(await completionsAt(file, situation, offset), place.lead)
}

async function calledIn({ call }: InputsOfCall): Promise<SchemaSituation['call']> {
  const [written = '', operation = ''] = call.split(':')
  const service = await loadService(serviceNamed(written) ?? '')
  const found = service?.operation(operationNamed(service, operation) ?? '')
  return service && found && { operation: found, service: service.name }
}

async function completionsAt(file: OwnFile, situation: SchemaSituation, offset: number): Promise<Completion[]> {
  const { place } = situation
  const { at, path } = place
  if (at === 'dash') return mapCompletions(itemOf(situation))
  const keys = at === 'key' || place.followed || (at === 'item' && place.form === 'block' && place.quote === '')
  const values = at !== 'key' && !place.followed
  return [
    ...(values ? await valuesAt(file, situation, offset) : []),
    ...(at === 'key' || place.followed ? await namesAt(file, situation, namedByKeys(file.kind, path), offset) : []),
    ...(keys ? keyCompletions(situation) : []),
  ]
}

async function valuesAt(file: OwnFile, situation: SchemaSituation, offset: number): Promise<Completion[]> {
  const { path } = situation.place
  const parameter = namedByKeys(file.kind, path.slice(0, -1)) === 'parameter' ? path.at(-1) : undefined
  return [
    ...(await namesAt(file, situation, namedByValue(file.kind, path), offset)),
    ...wordCompletions(situation),
    ...(parameter === undefined ? [] : allowedValues(file.document, String(parameter), situation)),
  ]
}

async function namesAt(
  file: OwnFile,
  situation: SchemaSituation,
  named: Named | undefined,
  offset: number,
): Promise<Completion[]> {
  if (named === undefined) return []
  const { siblings, word } = situation.place
  const known = knownNames(file, named).filter(({ name }) => !siblings.has(name))
  const kind = named === 'first-step' ? 'step' : named === 'call' ? 'operation' : named
  const items = known.map(({ name, detail }) => nameItem(situation, { label: name, kind, detail }))
  return named === 'call'
    ? [...items, ...(await callItems(situation, situation.document.tree.text.slice(word.start, offset)))]
    : items
}

/** A name as it is written: as a key with its colon, where the place is that of a key. */
function nameItem(
  situation: SchemaSituation,
  { label, kind, detail }: Pick<Completion, 'label' | 'kind' | 'detail'>,
): Completion {
  const { at, path } = situation.place
  if (at !== 'key') return scalarItem(situation, { label, kind, detail })
  const stub = path.at(-1) === 'steps' || path.at(-1) === 'calls' ? 'map' : 'text'
  return { ...keyItem(situation, { name: label, stub, required: false, detail }), kind, rank: 0 }
}

/** Services, and the operations of one whose name is there. */
async function callItems(situation: SchemaSituation, typed: string): Promise<Completion[]> {
  const [written = '', ...more] = typed.split(':')
  if (more.length === 0) return serviceNames.map((name) => serviceItem(situation, name))
  const service = await loadService(serviceNamed(written) ?? '')
  const names = service?.operationNames ?? []
  return names.map((name) => nameItem(situation, { label: `${written}:${name}`, kind: 'operation', detail: '' }))
}

/** A service with its colon: what follows is still to be typed, also between quotes. */
function serviceItem({ place }: SchemaSituation, name: string): Completion {
  const text = place.form === 'json' && place.quote === '' ? `"${name}:"` : `${name}:`
  return { label: `${name}:`, kind: 'service', detail: '', range: place.word, text, rank: 2 }
}

/** The values that a parameter allows. */
function allowedValues(document: SsmDocument | undefined, name: string, situation: SchemaSituation): Completion[] {
  const parameter = document?.parameter(name)
  const allowed = parameter?.property('allowedValues')
  const values =
    allowed?.kind === 'list' ? allowed.items.map(toJson) : parameter?.type === 'Boolean' ? [true, false] : []
  return values.flatMap((value) =>
    typeof value === 'object' ? [] : [scalarItem(situation, { label: String(value), kind: 'word' }, value)],
  )
}
