import { type Breakpoint, readTerms } from '../../../server/debugger/breakpoints.js'
import type { SsmDocument } from '../../../server/document/document.js'
import type { BreakpointFault, StepBreakpoint } from './questions.js'

/** What is wrong with the terms of breakpoints, by the names of the steps. */
export const breakpointFaults = (wanted: readonly StepBreakpoint[]): Readonly<Record<string, BreakpointFault>> =>
  Object.fromEntries(
    wanted.flatMap(({ step, ...terms }) => {
      const read = readTerms(terms)
      return 'fault' in read ? [[step, read]] : []
    }),
  )

/** Breakpoints on the steps of documents; there is none on a step that is gone, or under terms that cannot be read. */
export const breakpointsIn = (
  documents: Iterable<SsmDocument>,
  wanted: readonly StepBreakpoint[],
): readonly Breakpoint[] =>
  [...documents].flatMap((document) =>
    wanted.flatMap(({ step: name, ...terms }) => {
      const step = document.step(name)
      const read = readTerms(terms)
      return step && !('fault' in read) ? [{ step, ...read }] : []
    }),
  )
