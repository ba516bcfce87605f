import type { SsmDocument } from '../document/document.js'
import type { Json } from '../syntax/tree.js'
import { type CommandRehearsal, type RehearseCommandOptions, rehearseCommand } from './command/rehearse-command.js'
import { EndlessRun } from './drive.js'
import { inventParameters } from './invent-parameters.js'
import { type Rehearsal, type RehearseOptions, rehearse, rehearseForReport } from './rehearse.js'
import type { Report } from './report.js'
import { type WorldParts, worldsOf } from './worlds.js'

/** What a front end sets a rehearsal up with: the options of a command, or a case of a test. */
export type Setup<Options> = Omit<Options, 'parameters' | 'worlds' | 'documents'> & {
  readonly parameters: Readonly<Record<string, Json>>
  /** Documents that the document may run, by name. */
  readonly documents: ReadonlyMap<string, SsmDocument>
  readonly worlds: WorldParts
}

export interface Rehearsed<Result> {
  /** A run that came to no end has no more to tell. */
  readonly rehearsal: Result | EndlessRun
  /** Parameters that nobody gave. */
  readonly invented: ReadonlyMap<string, Json>
}

/** Rehearses a runbook; where invention is wanted, also with parameters that nobody gave. */
export const rehearseWith = (document: SsmDocument, setup: Setup<RehearseOptions>): Promise<Rehearsed<Rehearsal>> =>
  rehearsed(document, setup, (filled) => rehearse(document, { ...setup, ...filled }))

/** Rehearses a runbook in the same way, and keeps nothing but the report. */
export const reportWith = (document: SsmDocument, setup: Setup<RehearseOptions>): Promise<Rehearsed<Report>> =>
  rehearsed(document, setup, (filled) => rehearseForReport(document, { ...setup, ...filled }))

/** Rehearses a Command document in the same way. */
export const rehearseCommandWith = (
  document: SsmDocument,
  setup: Setup<RehearseCommandOptions>,
): Promise<Rehearsed<CommandRehearsal>> =>
  rehearsed(document, setup, (filled) => rehearseCommand(document, { ...setup, ...filled }))

type Filled = Pick<RehearseOptions, 'parameters' | 'worlds' | 'documents'>

async function rehearsed<Result>(
  document: SsmDocument,
  { parameters, documents, worlds, matches }: Setup<Pick<RehearseOptions, 'matches'>>,
  run: (filled: Required<Filled>) => Promise<Result>,
): Promise<Rehearsed<Result>> {
  const invented = worlds.invent ? inventParameters(document, parameters, matches) : new Map<string, Json>()
  try {
    const rehearsal = await run({
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
