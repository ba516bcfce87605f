import { emptyRepository, type Repository } from './document/repository.js'
import type { SsmDocument } from './document/document.js'
import { completions, serviceAt } from './features/completion/completions.js'
import type { Completion } from './features/completion/completion.js'
import { skeletons } from './features/completion/skeletons.js'
import { documentAt, editInFile, type PlaceInFile } from './features/in-host.js'
import { loadEngines, loadServices } from './rules/load-engines.js'
import type { Opened } from './service.js'
import { formatOf } from './syntax/parse.js'

/** What may be typed at an offset of a file, in terms of the file. */
export async function completionsIn(
  opened: Opened,
  offset: number,
  repository: Repository = emptyRepository,
): Promise<readonly Completion[]> {
  const place = documentAt(opened.models, offset)
  const { text, path } = opened.source
  if (!place) return opened.models.some(({ document }) => document) ? [] : (skeletons(text, formatOf(text, path)) ?? [])
  const context = await contextOf(place.document, place.offset, repository)
  return completions(place.document, place.offset, context).flatMap((item) => completionInFile(item, place, text) ?? [])
}

async function contextOf(document: SsmDocument, offset: number, repository: Repository) {
  const service = serviceAt(document, offset)
  const services = await loadServices(service === undefined ? [] : [service])
  return { engines: await loadEngines(document, repository), repository, services }
}

function completionInFile(item: Completion, place: PlaceInFile, file: string): Completion | undefined {
  if (!place.embedded.host) return item
  const edit = editInFile({ ...item.range, text: item.text }, place, file)
  const more = item.more?.map((each) => editInFile(each, place, file))
  if (!edit || more?.includes(undefined)) return undefined
  const { text, ...range } = edit
  return { ...item, range, text, ...(more && { more: more.filter((each) => each !== undefined) }) }
}
