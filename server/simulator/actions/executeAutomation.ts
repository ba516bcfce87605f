import type { Json } from '../../syntax/tree.js'
import type { ActionContext, ActionResult, ChildEnd, Place, Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import type { Task } from '../task.js'
import { type Location, locationsOf, placesOf } from './locations.js'
import { type RateControl, runGroup } from './rate-control.js'
import { targetedParameters } from './targets.js'

export const executeAutomation: Simulation<'aws:executeAutomation'> = function* (inputs, context) {
  const { TargetLocations, MaxConcurrency, MaxErrors } = inputs
  if (TargetLocations !== undefined) {
    for (const location of locationsOf(TargetLocations as Json))
      succeeded(yield* runInLocation(inputs, location, context))
    return { outputs: { ExecutionId: context.run.newId(), Status: 'Success' } }
  }
  const targeted = yield* targetedParameters(inputs, context.name)
  if (!targeted) return succeeded(yield* runOne(inputs, {}, context))
  const end = yield* runEach(inputs, targeted, { MaxConcurrency, MaxErrors }, context)
  succeeded(end)
  return { outputs: { ExecutionId: end.executionId, Status: end.status, Output: [] } }
}

type Inputs = Parameters<Simulation<'aws:executeAutomation'>>[0]
type Values = Readonly<Record<string, Json>>

function runOne(inputs: Inputs, values: Values, { name, run }: ActionContext, place?: Place): Task<ChildEnd> {
  const { DocumentName, DocumentVersion, RuntimeParameters } = inputs
  const parameters = { ...((RuntimeParameters ?? {}) as Values), ...values }
  return run.runAutomation(name, DocumentName, DocumentVersion, parameters, place)
}

/** One run for each map of values, which end as one. */
function* runEach(
  inputs: Inputs,
  targeted: readonly Values[],
  control: RateControl,
  context: ActionContext,
  place?: Place,
): Task<ChildEnd> {
  const children = targeted.map((values) => () => runOne(inputs, values, context, place))
  return yield* runAll(children, control, context)
}

/** One run, or one for each target, in every account and Region of a location. What a location says wins over what the step says. */
function* runInLocation(inputs: Inputs, location: Location, context: ActionContext): Task<ChildEnd> {
  const { Targets = inputs.Targets, ...others } = location
  const targeted = yield* targetedParameters({ ...inputs, Targets }, context.name)
  const ofTargets = {
    MaxConcurrency: others.TargetsMaxConcurrency ?? inputs.MaxConcurrency,
    MaxErrors: others.TargetsMaxErrors ?? inputs.MaxErrors,
  }
  const children = (yield* placesOf(location, context.name)).map(
    (place) => () =>
      targeted ? runEach(inputs, targeted, ofTargets, context, place) : runOne(inputs, {}, context, place),
  )
  const { TargetLocationMaxConcurrency: MaxConcurrency = '1', TargetLocationMaxErrors: MaxErrors = '0' } = others
  return yield* runAll(children, { MaxConcurrency, MaxErrors }, context)
}

/** Runs a group: it fails with the child whose failure was one too many. */
function* runAll(
  children: readonly (() => Task<ChildEnd>)[],
  control: RateControl,
  { name, scope: { clock }, run }: ActionContext,
): Task<ChildEnd> {
  if (children.length === 0) throw new StepFailure('No resources were found for the targets')
  const stoppedBy = yield* runGroup({ step: name, clock, children }, control)
  return stoppedBy ?? { executionId: run.newId(), status: 'Success', outputs: [], failure: undefined }
}

/** The native outputs; a child that did not end well fails the step. */
function succeeded({ executionId, status, outputs, failure }: ChildEnd): ActionResult {
  if (status === 'Success') return { outputs: { Output: outputs, ExecutionId: executionId, Status: status } }
  const written = `{Status=[${status}], Output=[${(outputs.length > 0 ? outputs : [failure ?? '']).join(', ')}], ExecutionId=[${executionId}]}`
  throw new StepFailure(`Failed to run automation with executionId: ${executionId} Failed : ${written}`, {
    phase: 'Execution complete: verified',
  })
}
