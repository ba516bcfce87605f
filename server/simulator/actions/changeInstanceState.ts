import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { aws, pollPause } from '../task.js'
import { instanceStates, statusInput, wantedStates } from './instance-states.js'

const operationFor = { running: 'StartInstances', stopped: 'StopInstances', terminated: 'TerminateInstances' } as const

/** States from which an instance neither runs nor stops any more. */
const ending = new Set(['shutting-down', 'terminated'])

export const changeInstanceState: Simulation<'aws:changeInstanceState'> = function* (inputs, { name }) {
  const { InstanceIds, DesiredState, CheckStateOnly, Force, AdditionalInfo } = inputs
  if (!CheckStateOnly) {
    const options = {
      ...(DesiredState === 'stopped' && Force !== undefined && { Force }),
      ...(DesiredState === 'running' && AdditionalInfo !== undefined && { AdditionalInfo }),
    }
    yield* aws(name, 'ec2', operationFor[DesiredState], { InstanceIds, ...options })
  }
  const wanted = wantedStates(InstanceIds, DesiredState)
  for (;;) {
    const response = yield* aws(name, 'ec2', 'DescribeInstanceStatus', statusInput(InstanceIds), wanted)
    const states = instanceStates(response, InstanceIds)
    const running = DesiredState === 'running'
    if (states.every(({ state, checked }) => state === DesiredState && (checked || !running)))
      return { outputs: { InstanceStates: states.map(() => DesiredState) } }
    const lost = states.find(({ state }) => state !== undefined && state !== DesiredState && ending.has(state))
    if (lost && DesiredState !== 'terminated')
      throw new StepFailure(`Instance ${lost.id} entered unexpected state: ${lost.state}`)
    const broken = states.find((each) => running && each.state === 'running' && each.broken)
    if (broken) throw new StepFailure(`Instance ${broken.id} has the status ${broken.broken}`)
    yield* pollPause(name)
  }
}
