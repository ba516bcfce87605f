import type { SsmDocument } from '../../document/document.js'
import { diagramOf } from '../../document/diagram/diagram.js'
import { mermaid } from '../../document/diagram/mermaid.js'
import { type WalkedStep, walkOf } from '../../document/diagram/walk.js'

/** A document with the way of a run; steps of a Command document tell only how they ended. */
export const drawnDocument = (
  document: SsmDocument,
  steps: readonly (Pick<WalkedStep, 'name' | 'status'> & Partial<WalkedStep>)[],
): string => mermaid(diagramOf(document, walkOf(steps.map((step) => ({ next: null, reason: null, ...step })))))
