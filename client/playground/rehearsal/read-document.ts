import { isCommand } from '../../../server/document/build.js'
import type { SsmDocument } from '../../../server/document/document.js'
import { open } from '../../../server/hosts/open.js'
import { isFatal, type Range } from '../../../server/syntax/tree.js'
import type { PlacedFault, TextFile } from './questions.js'

/** A document that can be rehearsed. */
export interface ReadDocument {
  readonly document: SsmDocument
  /** Others in the same text, which it may run, by name. */
  readonly others: ReadonlyMap<string, SsmDocument>
  /** The place in the text of a place in the document. */
  readonly toHost: (range: Range) => Range
}

/** The first document of a text that has steps, or why there is none. */
export async function readDocument({
  name,
  text,
}: TextFile): Promise<ReadDocument | { readonly faults: readonly PlacedFault[] }> {
  const { models, faults } = await open({ text, path: name, explicit: true })
  const broken = models.flatMap(({ embedded }) =>
    embedded.faults.filter(isFatal).map(({ message, ...range }) => ({ ...embedded.toHost(range), message })),
  )
  const all = [...faults, ...broken]
  if (all.length > 0) return { faults: all.map(inDocument) }
  const steppers = models.flatMap(({ document, embedded }) =>
    document && (document.kind === 'Automation' || isCommand(document.kind)) ? [{ document, embedded }] : [],
  )
  const found = steppers.find(({ document }) => document.mainSteps.length > 0)
  if (!found) return { faults: [inDocument({ start: 0, end: 0, message: withoutSteps(models[0]?.document) })] }
  const others = new Map(
    steppers.flatMap(({ document }) => (document.name === undefined ? [] : [[document.name, document] as const])),
  )
  return { document: found.document, others, toHost: found.embedded.toHost }
}

const inDocument = ({ start, end, message }: Range & { readonly message: string }): PlacedFault => ({
  file: 'document',
  start,
  end,
  message,
})

function withoutSteps(document: SsmDocument | undefined): string {
  if (!document) return 'the text holds no Systems Manager document; write a runbook or a Command document'
  if (document.kind === 'Automation' || isCommand(document.kind)) return 'the document has no steps'
  return `a document of the type ${document.kind} has no steps to walk; write a runbook or a Command document`
}
