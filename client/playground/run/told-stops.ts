import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { Ask, BreakpointFault } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'

/** At what runs stop, as the worker is told of it. */
interface ToldStops {
  /** What is wrong with the terms of breakpoints. */
  readonly faults: ReadonlySignal<readonly BreakpointFault[]>
  /** Tells a worker that may be another one than before. */
  tell(): Promise<void>
}

/** Tells the worker at what runs stop whenever that changes; before anything was rehearsed only where there is something to tell. */
export function toldStops(workspace: Workspace, ask: Ask, isRehearsed: () => boolean): ToldStops {
  const faults = signal<readonly BreakpointFault[]>([])

  async function tell(wanted: ReturnType<typeof stopsOf>): Promise<void> {
    // A worker that was stopped is told again when it begins the next run.
    faults.value = await ask('stops', wanted).catch(() => [])
  }

  effect(() => {
    const wanted = stopsOf(workspace)
    // Without any there may be no worker yet, and no need of one.
    const isAny = wanted.breakpoints.length + wanted.exceptions.length > 0
    if (isAny || isRehearsed()) void tell(wanted)
  })
  return { faults, tell: () => tell(untracked(() => stopsOf(workspace))) }
}

const stopsOf = ({ breakpoints, exceptions }: Workspace) => ({
  breakpoints: breakpoints.value,
  exceptions: [...exceptions.value],
})
