import { isCommand } from '../../document/build.js'
import { type CommandEdge, commandEdges } from '../../document/command-edges.js'
import type { SsmDocument } from '../../document/document.js'
import { type Edge, flowOf } from '../../document/flow.js'

/** A way out of a step of a runbook, or of a Command document. */
export type WayOut = Edge | CommandEdge

/** All ways through a document. */
export const waysThrough = (document: SsmDocument): readonly WayOut[] =>
  isCommand(document.kind) ? commandEdges(document) : flowOf(document).edges
