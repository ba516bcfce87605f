import { resolve } from 'node:path'
import type { SsmDocument } from '../document/document.js'
import { type Opened, open } from '../hosts/open.js'
import { isFatal, type Range } from '../syntax/tree.js'
import { modelsNamed, onlyWithSteps } from './choose-document.js'
import { shownPath } from './find-files.js'
import { describeFaults } from './read-tree.js'
import { decode, type ReadFile, readTextFile, type TextFile } from './text-file.js'
import { UsageError } from './usage-error.js'

/** A runbook, or a document of steps that run on nodes, read from a file. */
export interface Runbook {
  readonly document: SsmDocument
  /** Absolute; absent where it was standard input. */
  readonly path: string | undefined
  readonly text: string
  /** The place in the text of a place in the document, which may stand in a template. */
  readonly toHost: (range: Range) => Range
}

/** Where a command reads from. */
interface Place {
  readonly cwd: string
  readonly readInput: () => Promise<Buffer>
  readonly readFile?: ReadFile
}

/** Which document is meant where a file holds several: the one of this name. */
interface Choice {
  readonly name: string | undefined
}

/**
 * Reads the one runbook that a file holds, `-` being standard input, or of several the one that is chosen. What is wrong is told with its
 * place.
 */
export async function readRunbook(
  operands: readonly string[],
  { cwd, readInput, readFile = readTextFile }: Place,
  choice?: Choice,
): Promise<Runbook> {
  const [given, ...more] = operands
  if (given === undefined)
    throw new UsageError('there is no document; name the file of a runbook or a Command document')
  if (more.length > 0)
    throw new UsageError('one document at a time; a document that is run by another is found by itself')
  const path = given === '-' ? undefined : resolve(cwd, given)
  const shown = path === undefined ? '<stdin>' : shownPath(path, cwd)
  const file: TextFile = path === undefined ? decode(await readInput()) : readFile(path)
  if (!file.ok) throw new UsageError(`\`${shown}\`: ${file.message}`)
  const opened = await open({ text: file.text, explicit: true, ...(path !== undefined && { path }) })
  const document = onlyRunbook(opened, shown, choice)
  const toHost = opened.models.find((model) => model.document === document)?.embedded.toHost ?? ((range) => range)
  return { document, path, text: file.text, toHost }
}

function onlyRunbook(opened: Opened, shown: string, choice: Choice | undefined): SsmDocument {
  const { text } = opened.source
  const models = modelsNamed(opened, choice?.name, shown)
  const broken = models.flatMap(({ embedded }) =>
    embedded.faults.filter(isFatal).map((fault) => ({ ...embedded.toHost(fault), message: fault.message })),
  )
  const all = [...opened.faults, ...broken]
  if (all.length > 0) throw new UsageError(describeFaults(all, text, shown))
  const advice = choice ? 'choose one with `--document`' : 'name a file with one'
  const runbook = onlyWithSteps(models, text, shown, advice)
  if (runbook) return checked(runbook, text, shown)
  const [other] = models.flatMap(({ document }) => document ?? [])
  if (!other)
    throw new UsageError(
      `\`${shown}\` holds no Systems Manager document; name the file of a runbook or a Command document`,
    )
  throw new UsageError(
    `\`${shown}\` is a document of the type ${other.kind}, which has no steps to walk; name the file of a runbook or a Command document`,
  )
}

function checked(runbook: SsmDocument, text: string, shown: string): SsmDocument {
  if (runbook.mainSteps.length > 0) return runbook
  throw new UsageError(describeFaults([{ ...runbook.root, message: 'the document has no steps' }], text, shown))
}
