import { type Breakpoint, readTerms } from '../../../server/debugger/breakpoints.js'
import type { BreakpointFault, StepBreakpoint } from './questions.js'
import type { Hosts } from './read-document.js'

/** What is wrong with the terms of breakpoints. */
export const breakpointFaults = (wanted: readonly StepBreakpoint[]): readonly BreakpointFault[] =>
  wanted.flatMap(({ file, step, ...terms }) => {
    const read = readTerms(terms)
    return 'fault' in read ? { file, step, ...read } : []
  })

/** Breakpoints on the steps of documents; there is none on a step that is gone, or under terms that cannot be read. */
export const breakpointsIn = (hosts: Hosts, wanted: readonly StepBreakpoint[]): readonly Breakpoint[] =>
  [...hosts].flatMap(([document, host]) =>
    wanted.flatMap(({ file, step: name, ...terms }) => {
      const step = file === host.file ? document.step(name) : undefined
      const read = readTerms(terms)
      return step && !('fault' in read) ? [{ step, ...read }] : []
    }),
  )
