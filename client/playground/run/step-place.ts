import type { TimelineStep } from '../../../server/simulator/timeline.js'
import type { FilePlace, FileStep } from '../rehearsal/questions.js'
import type { Run } from './run-of.js'

type PathOfStep = Pick<TimelineStep, 'path' | 'name'>

/** Where a step stands, or the one that runs its document, where that is not open. */
export function placeOfStep(step: PathOfStep, run: Run): FilePlace | undefined {
  const caller = callerOf(step)
  const own = ownPlace(step, run)
  if (own || caller === '') return own
  return placeOfStep({ path: caller, name: caller.slice(caller.lastIndexOf('/') + 1) }, run)
}

/** A step as breakpoints name it; none where its document is not open. */
export function fileStepOf(step: PathOfStep, run: Run): FileStep | undefined {
  const place = ownPlace(step, run)
  return place && { file: place.file, step: step.name }
}

/** Where the steps of a document stand, by their names. */
export const stepsOf = (document: string | undefined, { places }: Run): Readonly<Record<string, FilePlace>> =>
  (document !== undefined && Object.hasOwn(places, document) ? places[document] : undefined) ?? {}

function ownPlace(step: PathOfStep, run: Run): FilePlace | undefined {
  const steps = stepsOf(run.documents.get(callerOf(step)), run)
  return Object.hasOwn(steps, step.name) ? steps[step.name] : undefined
}

/** The path of the step that runs the document of a step; empty for the document that was begun. */
const callerOf = ({ path, name }: PathOfStep): string => path.slice(0, -(name.length + 1))
