import type { Json } from '../../syntax/tree.js'
import { StepFailure } from '../failure.js'
import { aws, type Task } from '../task.js'
import { textAt } from './response.js'

/** What CloudFormation says of a stack. */
export interface Stack {
  readonly id: string | undefined
  readonly status: string
  readonly reason: string | undefined
}

/** Looks at a stack; `undefined` where there is none of the name. */
export function* describeStack(step: string, name: string, wanted: string): Task<Stack | undefined> {
  let response: Json
  try {
    const selector = '$.Stacks[0].StackStatus'
    response = yield* aws(step, 'cloudformation', 'DescribeStacks', { StackName: name }, { selector, values: [wanted] })
  } catch (error) {
    if (error instanceof StepFailure && error.code === 'ValidationError') return undefined
    throw error
  }
  const status = textAt(response, '$.Stacks[0].StackStatus')
  if (status === undefined) return undefined
  const id = textAt(response, '$.Stacks[0].StackId')
  return { id, status, reason: textAt(response, '$.Stacks[0].StackStatusReason') }
}
