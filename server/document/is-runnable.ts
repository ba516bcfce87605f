import type { SsmDocument } from './document.js'

/** Whether a document can be rehearsed: a runbook, or commands, with steps. */
export const isRunnable = ({ kind, mainSteps }: SsmDocument): boolean =>
  (kind === 'Automation' || kind === 'Command') && mainSteps.length > 0
