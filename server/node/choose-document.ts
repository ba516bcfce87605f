import { isCommand } from '../document/build.js'
import type { SsmDocument } from '../document/document.js'
import { didYouMean, nearest } from '../languages/nearest.js'
import { listOf, quote } from '../document/describe.js'
import type { Opened } from '../hosts/open.js'
import { UsageError } from './usage-error.js'

/** A document of a text, with its place there. */
export type Model = Opened['models'][number]

/** The documents of the name that was asked for; all where none was. */
export function modelsNamed({ models, source }: Opened, wanted: string | undefined, shown: string): readonly Model[] {
  if (wanted === undefined) return models
  const all = models.map((model) => ({ model, names: namesOf(model, source.text) }))
  // A document may be named as the resource of another is.
  const byFirst = all.filter(({ names }) => names[0] === wanted)
  const found = byFirst.length > 0 ? byFirst : all.filter(({ names }) => names.includes(wanted))
  if (found.length > 0) return found.map(({ model }) => model)
  const names = all.flatMap((each) => each.names.slice(0, 1))
  const near = nearest(
    wanted,
    all.flatMap((each) => each.names),
  )
  const there =
    names.length === 0 ? '' : `; there ${names.length === 1 ? 'is' : 'are'} ${listOf(names.map(quote), 'and')}`
  throw new UsageError(`\`${shown}\` holds no document named ${quote(wanted)}${didYouMean(near) || there}`)
}

/** What a document is known by: what a template calls its resource, which is another for each, and its name where it states one. */
function namesOf({ document, embedded }: Model, text: string): readonly string[] {
  const { resource, name } = embedded
  const ofResource = resource && text.slice(resource.range.start, resource.range.end)
  return [ofResource, name ?? (resource ? undefined : document?.name)].flatMap((each) => each ?? [])
}

/** The one document of several that has steps; undefined where none has. Where more than one has, they are told. */
export function onlyWithSteps(
  models: readonly Model[],
  text: string,
  shown: string,
  advice: string,
): SsmDocument | undefined {
  const found = models.filter(
    ({ document }) => document && (document.kind === 'Automation' || isCommand(document.kind)),
  )
  if (found.length < 2) return found[0]?.document
  const names = found.map((model) => quote(namesOf(model, text)[0] ?? '?'))
  throw new UsageError(`\`${shown}\` holds several documents with steps: ${listOf(names, 'and')}; ${advice}`)
}
