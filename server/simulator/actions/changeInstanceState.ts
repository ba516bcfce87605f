import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { aws, sleep } from '../task.js'
import { select } from '../select.js'

const operationFor = { running: 'StartInstances', stopped: 'StopInstances', terminated: 'TerminateInstances' } as const

/** How often the service asks is not public. */
const pause = 5

export const changeInstanceState: Simulation<'aws:changeInstanceState'> = function* (inputs, { name }) {
  const { InstanceIds, DesiredState, CheckStateOnly, Force, AdditionalInfo } = inputs
  if (!CheckStateOnly) {
    const options = {
      ...(DesiredState === 'stopped' && Force !== undefined && { Force }),
      ...(DesiredState === 'running' && AdditionalInfo !== undefined && { AdditionalInfo }),
    }
    yield* aws(name, 'ec2', operationFor[DesiredState], { InstanceIds, ...options })
  }
  const selector = '$.Reservations..Instances..State.Name'
  for (;;) {
    const response = yield* aws(name, 'ec2', 'DescribeInstances', { InstanceIds }, { selector, values: [DesiredState] })
    const states = (select(response, selector) ?? []) as readonly Json[]
    if (states.length > 0 && states.every((state) => state === DesiredState))
      return { outputs: { InstanceStates: states } }
    yield* sleep(name, pause)
  }
}
