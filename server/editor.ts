import { emptyRepository, type Repository } from './document/repository.js'
import { completions, needsAt } from './features/completion/completions.js'
import type { Completion, CompletionContext } from './features/completion/completion.js'
import { skeletons } from './features/completion/skeletons.js'
import { documentAt, editInFile, type PlaceInFile } from './features/in-host.js'
import { loadPython, loadServices } from './rules/load-engines.js'
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
  const context = await contextOf(place, repository)
  return completions(place.document, place.offset, context).flatMap((item) => completionInFile(item, place, text) ?? [])
}

async function contextOf({ document, offset }: PlaceInFile, repository: Repository): Promise<CompletionContext> {
  const { service, python } = needsAt(document, offset)
  const services = service === undefined ? new Map() : await loadServices([service])
  return { python: python ? await loadPython() : undefined, repository, services }
}

function completionInFile(item: Completion, place: PlaceInFile, file: string): Completion | undefined {
  if (!place.embedded.host) return item
  const edit = editInFile({ ...item.range, text: item.text }, place, file)
  const more = item.more?.map((each) => editInFile(each, place, file))
  if (!edit || more?.includes(undefined)) return undefined
  const { text, ...range } = edit
  return { ...item, range, text, ...(more && { more: more.filter((each) => each !== undefined) }) }
}
