import type { Breakpoint } from '../../../server/debugger/breakpoints.js'
import { readCondition } from '../../../server/debugger/conditions.js'
import type { SsmDocument } from '../../../server/document/document.js'
import type { StepBreakpoint } from './questions.js'

/** What is wrong with conditions, by the names of the steps. */
export const conditionFaults = (wanted: readonly StepBreakpoint[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    wanted.flatMap(({ step, condition }) => {
      const read = conditionOf(condition)
      return read && 'fault' in read ? [[step, read.fault]] : []
    }),
  )

/** Breakpoints on the steps of documents; there is none on a step that is gone, or under a condition that cannot be read. */
export const breakpointsIn = (
  documents: Iterable<SsmDocument>,
  wanted: readonly StepBreakpoint[],
): readonly Breakpoint[] => [...documents].flatMap((document) => wanted.flatMap((each) => breakpointIn(document, each)))

function breakpointIn(
  document: SsmDocument,
  { step: name, condition: written }: StepBreakpoint,
): readonly Breakpoint[] {
  const step = document.step(name)
  const condition = conditionOf(written)
  if (!step || (condition && 'fault' in condition)) return []
  return [{ step, condition, counts: undefined, logMessage: undefined }]
}

const conditionOf = (written: string) => (written.trim() === '' ? undefined : readCondition(written))
