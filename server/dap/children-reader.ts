import { runbooksReader } from '../node/known-runbooks.js'
import type { Runbook } from '../node/read-runbook.js'

/** The runbooks that a runbook may run. One that its repository finds once more is the same, and so are breakpoints in it. */
export function childrenReader(): (runbook: Runbook) => Promise<ReadonlyMap<string, Runbook>> {
  const read = runbooksReader()
  return async (runbook) =>
    new Map([...(await read(runbook))].map(([name, child]) => [name, isSame(child, runbook) ? runbook : child]))
}

const isSame = (one: Runbook, other: Runbook): boolean =>
  one.path === other.path && one.document.name === other.document.name
