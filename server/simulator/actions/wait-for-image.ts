import type { ActionResult } from '../action.js'
import { StepFailure } from '../failure.js'
import { aws, pollPause, type Task } from '../task.js'
import { textAt } from './response.js'

/** States from which an image does not become available. */
const failed = new Set(['invalid', 'deregistered', 'transient', 'failed', 'error'])

/** Looks at an image until it can be used, and gives the native outputs of the actions that make one. */
export function* waitForImage(step: string, image: string | undefined): Task<ActionResult> {
  if (image === undefined) throw new StepFailure('The response has no ImageId')
  const selector = '$.Images[0].State'
  for (;;) {
    const input = { ImageIds: [image] }
    const response = yield* aws(step, 'ec2', 'DescribeImages', input, { selector, values: ['available'] })
    const state = textAt(response, selector)
    if (state === 'available') return { outputs: { ImageId: image, ImageState: state } }
    if (state !== undefined && failed.has(state)) throw new StepFailure(`Image ${image} entered state ${state}`)
    yield* pollPause(step)
  }
}
