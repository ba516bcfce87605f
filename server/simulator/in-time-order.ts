import type { RunEvent } from './event.js'

/** A line of a trace. */
export interface Line {
  readonly at: number
  /** When it became known, which is later where it tells the end of what began then. */
  readonly told: number
  readonly text: string
  /** The run of a child automation in which it happened; none in the first run. */
  readonly run: ChildRun | undefined
}

/** A run that a step of another run started. */
export interface ChildRun {
  readonly parent: ChildRun | undefined
  /** The runs that the same step started, this one among them. */
  readonly siblings: readonly ChildRun[]
  readonly step: string
  readonly startedAt: number
  endedAt: number
}

/**
 * Lines in the order of virtual time. Runs that go on at the same time are rehearsed one after the other: their lines come to stand between
 * each other, behind the step that started them and a number, `each[2]`.
 */
export function inTimeOrder(lines: readonly Line[]): string[] {
  const labels = new Map<ChildRun | undefined, string>([[undefined, '']])
  return lines
    .toSorted((a, b) => a.told - b.told)
    .map(({ at, run, text }) =>
      [`${at}s`, labelOf(run, labels), text]
        .filter((part) => part !== '')
        .join(' ')
        .trimEnd(),
    )
}

function labelOf(run: ChildRun | undefined, labels: Map<ChildRun | undefined, string>): string {
  const known = labels.get(run)
  if (run === undefined || known !== undefined) return known ?? ''
  const own = overlap(run.siblings) ? `${run.step}[${run.siblings.indexOf(run) + 1}]` : ''
  const label = [labelOf(run.parent, labels), own].filter((part) => part !== '').join('/')
  labels.set(run, label)
  return label
}

/** Whether some of the runs, which are told in the order in which they started, go on at the same time. */
const overlap = (runs: readonly ChildRun[]): boolean =>
  runs.some(({ startedAt }, at) => startedAt < (runs[at - 1]?.endedAt ?? startedAt))

type Open = ChildRun & { readonly siblings: ChildRun[] }

/** What follows events and says in which run each happens; its end is a part of a run. */
export function followRuns(): (event: RunEvent) => ChildRun | undefined {
  /** The steps that are under way, with the run in which they are and the runs that they started. */
  const steps: { readonly name: string; readonly run: Open | undefined; readonly started: ChildRun[] }[] = []
  let current: Open | undefined
  return (event) => {
    const here = steps.at(-1)
    if (event.kind === 'run-started' && here) {
      const { name: step, run: parent, started: siblings } = here
      current = { parent, siblings, step, startedAt: event.at, endedAt: event.at }
      siblings.push(current)
    } else if (event.kind === 'step-status' && event.status === 'InProgress' && !isOpen(event.step))
      steps.push({ name: event.step, run: current, started: [] })
    else if (event.kind === 'step-ended' && isOpen(event.step)) steps.pop()
    const run = current
    if (event.kind === 'run-ended' && current) {
      current.endedAt = event.at
      current = steps.at(-1)?.run
    }
    return run
  }

  /** A step that has waited, as for an approval, is in progress again. */
  function isOpen(step: string): boolean {
    const last = steps.at(-1)
    return last?.name === step && last.run === current
  }
}
