import type { SsmDocument } from '../document/document.js'
import type { Json } from '../syntax/tree.js'
import { EndlessRun } from './drive.js'
import { inventParameters } from './invent-parameters.js'
import { type Rehearsal, type RehearseOptions, rehearse } from './rehearse.js'
import { type WorldParts, worldsOf } from './worlds.js'

/** What a front end sets a rehearsal up with: the options of a command, or a case of a test. */
export interface Setup extends Omit<RehearseOptions, 'worlds' | 'documents'> {
  readonly parameters: Readonly<Record<string, Json>>
  /** Documents that the runbook may run, by name. */
  readonly documents: ReadonlyMap<string, SsmDocument>
  readonly worlds: WorldParts
}

export interface Rehearsed {
  /** A run that came to no end has no more to tell. */
  readonly rehearsal: Rehearsal | EndlessRun
  /** Parameters that nobody gave. */
  readonly invented: ReadonlyMap<string, Json>
}

/** Rehearses a runbook; where invention is wanted, also with parameters that nobody gave. */
export async function rehearseWith(document: SsmDocument, setup: Setup): Promise<Rehearsed> {
  const { parameters, documents, worlds } = setup
  const invented = worlds.invent ? inventParameters(document, parameters, setup.matches) : new Map<string, Json>()
  try {
    const rehearsal = await rehearse(document, {
      ...setup,
      parameters: { ...parameters, ...Object.fromEntries(invented) },
      worlds: worldsOf(worlds),
      documents: (name) => documents.get(name),
    })
    return { rehearsal, invented }
  } catch (error) {
    if (error instanceof EndlessRun) return { rehearsal: error, invented }
    throw error
  }
}
