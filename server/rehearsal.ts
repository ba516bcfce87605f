import type { SsmDocument } from './document/document.js'
import { open } from './hosts/open.js'
import { EndlessRun, type World } from './simulator/drive.js'
import { loadPatterns } from './simulator/load-patterns.js'
import { reportWith } from './simulator/rehearse-with.js'
import type { Report } from './simulator/report.js'
import { plansOf } from './simulator/step-plan.js'
import type { Json } from './syntax/tree.js'

/** How a runbook is rehearsed from a program. */
export interface RehearsalOptions {
  readonly parameters?: Readonly<Record<string, Json>>
  /** Answers what the run asks for; `undefined` where it has no answer. */
  readonly answer?: World
  /** Whether what nobody answers is invented, and values of parameters that nobody gives; otherwise it fails its step. */
  readonly invent?: boolean
  /** The step to begin with. */
  readonly startAt?: string
  readonly seed?: number
}

/** A runbook that can be rehearsed, as often as one likes. */
export interface Rehearsable {
  readonly name: string | undefined
  /** Throws where the run comes to no end. */
  rehearse(options?: RehearsalOptions): Promise<Report>
}

/** The runbooks in a text, ready to be rehearsed. What is wrong with them is for `lint` to tell. */
export async function runbooksIn(file: { readonly text: string; readonly path: string }): Promise<Rehearsable[]> {
  const { models } = await open(file)
  return models.flatMap(({ document }) => (document?.kind === 'Automation' ? [rehearsable(document)] : []))
}

function rehearsable(document: SsmDocument): Rehearsable {
  // What all rehearsals share is worked out before the first one.
  plansOf(document)
  return {
    name: document.name,
    async rehearse({ parameters = {}, answer, invent = true, startAt, seed } = {}) {
      const { matches } = await loadPatterns()
      const { rehearsal } = await reportWith(document, {
        parameters,
        documents: new Map(),
        worlds: { mocks: answer, invent },
        matches,
        ...(startAt !== undefined && { startAt }),
        ...(seed !== undefined && { seed }),
      })
      if (rehearsal instanceof EndlessRun) throw rehearsal
      return rehearsal
    },
  }
}
