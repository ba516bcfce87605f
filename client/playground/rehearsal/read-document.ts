import { isCommand } from '../../../server/document/build.js'
import type { SsmDocument } from '../../../server/document/document.js'
import { open } from '../../../server/hosts/open.js'
import { isFatal, type Range } from '../../../server/syntax/tree.js'
import type { PlacedFault, TextFile } from './questions.js'

/** A document that can be rehearsed. */
export interface ReadDocument {
  readonly document: SsmDocument
  /** Others that it may run, by name: those of the same text, and of the files beside it. */
  readonly others: ReadonlyMap<string, SsmDocument>
  /** Where each of them stands. */
  readonly hosts: Hosts
}

/** In which of the open files documents stand, and where in its text what stands in them. */
export type Hosts = ReadonlyMap<SsmDocument, { readonly file: string; readonly toHost: (range: Range) => Range }>

/** The first document of a text that has steps, or why there is none; with those of other files. */
export async function readDocument(
  file: TextFile,
  others: readonly TextFile[] = [],
): Promise<ReadDocument | { readonly faults: readonly PlacedFault[] }> {
  const [own, ...beside] = await Promise.all([
    readFile(file, 'document'),
    ...others.map((other) => readFile(other, 'other')),
  ])
  const faults = [own, ...beside].flatMap((read) => read.faults)
  if (faults.length > 0) return { faults }
  const found = own.steppers.find(({ document }) => document.mainSteps.length > 0)
  if (!found) return { faults: [{ file: 'document', start: 0, end: 0, message: withoutSteps(own.first) }] }
  const all = [...beside, own].flatMap(({ file, steppers }) => steppers.map((stepper) => ({ file, ...stepper })))
  return {
    document: found.document,
    others: new Map(all.flatMap(({ document }) => (document.name === undefined ? [] : [[document.name, document]]))),
    hosts: new Map(all.map(({ file, document, embedded: { toHost } }) => [document, { file, toHost }])),
  }
}

/** The documents of a text that may run, and what is wrong with the text. */
async function readFile({ name, text }: TextFile, file: 'document' | 'other') {
  const { models, faults } = await open({ text, path: name, explicit: true })
  const broken = models.flatMap(({ embedded }) =>
    embedded.faults.filter(isFatal).map(({ message, ...range }) => ({ ...embedded.toHost(range), message })),
  )
  return {
    file: name,
    first: models[0]?.document,
    steppers: models.flatMap(({ document, embedded }) =>
      document && (document.kind === 'Automation' || isCommand(document.kind)) ? [{ document, embedded }] : [],
    ),
    faults: [...faults, ...broken].map(({ start, end, message }): PlacedFault => ({ file, name, start, end, message })),
  }
}

function withoutSteps(document: SsmDocument | undefined): string {
  if (!document) return 'the text holds no Systems Manager document; write a runbook or a Command document'
  if (document.kind === 'Automation' || isCommand(document.kind)) return 'the document has no steps'
  return `a document of the type ${document.kind} has no steps to walk; write a runbook or a Command document`
}
