import { addTo } from '../languages/add-to.js'
import { isCommand } from './build.js'
import type { SsmDocument, Step } from './document.js'

/** Steps by their names; several documents may have steps of one name. */
export type NamedSteps = ReadonlyMap<string, readonly Step[]>

/** The steps of documents by their names; a step of schema 1.2 has the name of its plugin. */
export function namedSteps(documents: Iterable<SsmDocument>): NamedSteps {
  const named = new Map<string, Step[]>()
  for (const { kind, steps } of documents)
    for (const step of steps) {
      const name = step.name ?? (isCommand(kind) ? step.action : undefined)
      if (name !== undefined) addTo(named, name, step)
    }
  return named
}
