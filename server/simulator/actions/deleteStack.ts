import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { aws, pollPause } from '../task.js'
import { given } from './response.js'
import { describeStack } from './stack.js'

export const deleteStack: Simulation<'aws:deleteStack'> = function* (inputs, { name, scope }) {
  const { StackName, ...rest } = inputs
  const { ClientRequestToken = `${name}-${scope.surroundings.executionId}`.replaceAll('_', '-'), RoleARN } = rest
  const retained = retainedResources(rest)
  const before = yield* describeStack(name, StackName, 'CREATE_COMPLETE')
  // A stack that was deleted can be asked for by its id alone.
  const stack = before?.id ?? StackName
  const options = given({ ClientRequestToken, RoleARN, RetainResources: retained })
  yield* aws(name, 'cloudformation', 'DeleteStack', { StackName, ...options })
  for (;;) {
    const now = yield* describeStack(name, stack, 'DELETE_COMPLETE')
    if (now === undefined || now.status === 'DELETE_COMPLETE') return { root: 'DELETE_COMPLETE' }
    if (now.status === 'DELETE_FAILED')
      throw new StepFailure(
        `Stack ${StackName} entered state DELETE_FAILED${now.reason === undefined ? '' : `: ${now.reason}`}`,
      )
    yield* pollPause(name)
  }
}

/** Resources to keep, in either of the spellings that AWS's pages have. */
function retainedResources(inputs: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const written = Object.entries(inputs).filter(([key]) => /^RetainResources(?:\.member\.|$)/.test(key))
  return written.length === 0 ? undefined : written.flatMap(([, value]) => value)
}
