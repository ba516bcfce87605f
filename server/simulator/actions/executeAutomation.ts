import type { Json } from '../../syntax/tree.js'
import type { ActionContext, ActionResult, ChildEnd, Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { type Task, tell } from '../task.js'
import { locationsOf, mostErrors, targetedParameters } from './targets.js'

export const executeAutomation: Simulation<'aws:executeAutomation'> = function* (inputs, context) {
  const { DocumentName, DocumentVersion, RuntimeParameters, TargetLocations } = inputs
  const parameters = (RuntimeParameters ?? {}) as Readonly<Record<string, Json>>
  const run = (given: Readonly<Record<string, Json>>, place?: { readonly account: string; readonly region: string }) =>
    context.runAutomation(context.name, DocumentName, DocumentVersion, given, place)

  if (TargetLocations !== undefined) {
    const places = [...locationsOf(TargetLocations as Json)]
    const end = yield* runAll(
      places.map((place) => () => run(parameters, place)),
      places.length,
      context,
    )
    return { outputs: { ExecutionId: context.newId(), Status: end } }
  }
  const targeted = yield* targetedParameters(inputs, context.name)
  if (targeted) {
    const children = targeted.map((each) => () => run({ ...parameters, ...each }))
    const end = yield* runAll(children, mostErrors(inputs.MaxErrors, targeted.length), context)
    return { outputs: { ExecutionId: context.newId(), Status: end, Output: [] } }
  }
  return resultOf(yield* run(parameters))
}

/** Runs one child for each target, one after the other, until more have failed than may. */
function* runAll(
  children: readonly (() => Task<ChildEnd>)[],
  mayFail: number,
  { name }: ActionContext,
): Task<'Success'> {
  if (children.length === 0) throw new StepFailure('No resources were found for the targets')
  const text = `the ${children.length} automations run one after the other here, whatever MaxConcurrency says`
  yield* tell({ kind: 'note', step: name, text })
  let failed = 0
  for (const child of children) {
    const end = yield* child()
    if (end.status !== 'Success' && ++failed > mayFail) return resultOf(end) as never
  }
  return 'Success'
}

/** The native outputs; a child that did not end well fails the step. */
function resultOf({ executionId, status, outputs, failure }: ChildEnd): ActionResult {
  if (status === 'Success') return { outputs: { Output: outputs, ExecutionId: executionId, Status: status } }
  const written = `{Status=[${status}], Output=[${(outputs.length > 0 ? outputs : [failure ?? '']).join(', ')}], ExecutionId=[${executionId}]}`
  throw new StepFailure(`Failed to run automation with executionId: ${executionId} Failed : ${written}`, {
    phase: 'Execution complete: verified',
  })
}
