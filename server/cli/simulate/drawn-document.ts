import type { SsmDocument } from '../../document/document.js'
import { diagramOf } from '../../document/diagram/diagram.js'
import { mermaid } from '../../document/diagram/mermaid.js'

/** A document with the steps coloured by how they ended; of a step that ran several times the last counts. */
export const drawnDocument = (
  document: SsmDocument,
  steps: readonly { readonly name: string; readonly status: string }[],
): string => mermaid(diagramOf(document, new Map(steps.map(({ name, status }) => [name, status]))))
