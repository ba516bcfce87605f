import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { aws, pollPause, type Task } from '../task.js'
import { given, textAt } from './response.js'
import { describeStack } from './stack.js'

export const createStack: Simulation<'aws:createStack'> = function* (inputs, { name }) {
  const { StackName } = inputs
  yield* makeRoom(name, StackName)
  const response = yield* aws(name, 'cloudformation', 'CreateStack', given(inputs))
  const id = textAt(response, '$.StackId') ?? StackName
  for (;;) {
    const stack = yield* describeStack(name, id, 'CREATE_COMPLETE')
    if (stack?.status === 'CREATE_COMPLETE') {
      const reason = stack.reason === undefined ? {} : { StackStatusReason: stack.reason }
      return { outputs: { StackId: stack.id ?? id, StackStatus: stack.status, ...reason } }
    }
    if (stack === undefined || !stack.status.endsWith('_IN_PROGRESS'))
      throw new StepFailure(`Stack ${StackName} entered state ${stack?.status ?? 'DELETE_COMPLETE'}${because(stack)}`)
    yield* pollPause(name)
  }
}

const because = (stack: { readonly reason: string | undefined } | undefined): string =>
  stack?.reason === undefined ? '' : `: ${stack.reason}`

/** A stack of the name that is under way is waited for, and one that was rolled back makes way. */
function* makeRoom(step: string, name: string): Task<void> {
  let deleting = false
  for (;;) {
    const stack = yield* describeStack(step, name, 'DELETE_COMPLETE')
    if (stack?.status === 'ROLLBACK_COMPLETE' && !deleting) {
      yield* aws(step, 'cloudformation', 'DeleteStack', { StackName: name })
      deleting = true
    } else if (!stack?.status.endsWith('_IN_PROGRESS')) return
    yield* pollPause(step)
  }
}
