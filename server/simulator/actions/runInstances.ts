import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { aws, pollPause } from '../task.js'
import { instanceStates, statusInput, wantedStates } from './instance-states.js'
import { given, textsAt } from './response.js'

const ready = { phase: 'verifying launched instance(s) are ready to be used' } as const

/** States from which an instance does not start any more. */
const ending = new Set(['shutting-down', 'terminated', 'stopping', 'stopped'])

export const runInstances: Simulation<'aws:runInstances'> = function* (inputs, { name, run }) {
  const { MinInstanceCount = 1, MaxInstanceCount = 1, IamInstanceProfileArn, IamInstanceProfileName } = inputs
  const { MinInstanceCount: _min, MaxInstanceCount: _max, Monitoring, ...others } = inputs
  const { IamInstanceProfileArn: _arn, IamInstanceProfileName: _name, InstanceType = 'm1.small', ...rest } = others
  const profile = given({ Arn: IamInstanceProfileArn, Name: IamInstanceProfileName })
  const input = given({
    ...rest,
    InstanceType,
    MinCount: MinInstanceCount,
    MaxCount: MaxInstanceCount,
    Monitoring: Monitoring === undefined ? undefined : { Enabled: Monitoring },
    IamInstanceProfile: Object.keys(profile).length === 0 ? undefined : profile,
  })
  let launched: Json
  try {
    launched = yield* aws(name, 'ec2', 'RunInstances', input)
  } catch (error) {
    throw error instanceof StepFailure ? refusedLaunch(error, run.newId()) : error
  }
  const ids = textsAt(launched, '$.Instances..InstanceId')
  if (ids.length === 0) throw new StepFailure('The response has no instances', { phase: 'launching the instance(s)' })
  for (;;) {
    const wanted = wantedStates(ids, 'running')
    const response = yield* aws(name, 'ec2', 'DescribeInstanceStatus', statusInput(ids), wanted, ready)
    const states = instanceStates(response, ids)
    const ended = states.find(({ state }) => state !== undefined && ending.has(state))
    if (ended) throw new StepFailure(`Instance ${ended.id} entered unexpected state: ${ended.state}`, ready)
    if (states.every(({ state, checked }) => state === 'running' && checked))
      return { outputs: { InstanceIds: ids, InstanceStates: states.map(() => 'running') } }
    yield* pollPause(name, ready)
  }
}

/** The refusal in the words in which Automation hands it on. */
function refusedLaunch({ said, message, code }: StepFailure, request: string): StepFailure {
  const facts = code ? ` (Service: AmazonEC2; Status Code: 400; Error Code: ${code}; Request ID: ${request})` : ''
  return new StepFailure(
    `Get Exception from RunInstances API of ec2 Service. Exception Message from RunInstances API: [${said ?? message}${facts}]`,
    { phase: 'launching the instance(s)', ...(code !== undefined && { code }) },
  )
}
