import { commandEdges } from '../../document/command-edges.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { stepsNamed } from '../command/planned-step.js'
import type { RunEvent } from '../event.js'
import { raise } from './raise.js'
import type { WayOut } from '../../document/diagram/walk.js'

/** Counts the steps that ran on nodes, and whether the document went on behind them or was left. One that is skipped is not come to. */
export function countCommand(
  events: readonly RunEvent[],
  document: SsmDocument,
  steps: Map<Step, number>,
  edges: Map<WayOut, number>,
): void {
  for (const event of events) {
    if (event.kind !== 'plugin-ended' || event.status === 'Skipped') continue
    for (const step of stepsNamed(event.step, document)) {
      raise(steps, step)
      const reason = event.exit ?? 'next'
      raise(
        edges,
        commandEdges(document).find((edge) => edge.from === step && edge.reason === reason),
      )
    }
  }
}
