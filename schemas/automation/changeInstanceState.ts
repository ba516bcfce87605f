import { defineAction } from '../action.js'
import { boolean, oneOf, optional, string, stringList } from '../values.js'

export const changeInstanceState = defineAction({
  name: 'aws:changeInstanceState',
  summary: 'Start, stop or terminate EC2 instances and wait until they are in that state, or only wait.',
  page: 'automation-action-changestate',
  impact: 'Mutating',
  inputs: {
    InstanceIds: stringList({ description: 'The EC2 instances, by id.', minItems: 1 }),
    DesiredState: oneOf(['running', 'stopped', 'terminated'], {
      description:
        'State to reach, in lower case. `running` is reached when the status checks of the instance and its host have passed too.',
    }),
    CheckStateOnly: optional(
      boolean({
        description: 'Whether to change nothing and only wait for the state. `false` when left out.',
        default: false,
      }),
    ),
    Force: optional(
      boolean({
        description:
          'Whether to stop without letting the operating system flush caches and metadata; run a file system check afterwards. Not for Windows.',
      }),
    ),
    // Not on the action's page; AWS's own AWS-StartEC2Instance has it.
    FailOnUnexpectedStopped: optional(
      boolean({
        description: 'Whether to fail at once when an instance that should run is found stopped. Undocumented.',
      }),
    ),
    AdditionalInfo: optional(string({ description: 'Reserved by EC2; handed to its StartInstances.' })),
  },
  outputs: { InstanceStates: { type: 'StringList', description: 'State of each instance at the end. Undocumented.' } },
  step: { timeout: { default: 3600 }, outputs: 'unspecified' },
  calls: [
    { service: 'ec2', operation: 'StartInstances', when: '`DesiredState` is `running`, unless `CheckStateOnly`' },
    { service: 'ec2', operation: 'StopInstances', when: '`DesiredState` is `stopped`, unless `CheckStateOnly`' },
    {
      service: 'ec2',
      operation: 'TerminateInstances',
      when: '`DesiredState` is `terminated`, unless `CheckStateOnly`',
    },
    {
      service: 'ec2',
      operation: 'DescribeInstanceStatus',
      poll: true,
      until: 'all instances are in the desired state and, for `running`, their status checks are ok',
    },
  ],
  permissions: {
    always: ['ec2:DescribeInstanceStatus'],
    sometimes: ['ec2:StartInstances', 'ec2:StopInstances', 'ec2:TerminateInstances'],
  },
  limits: ['The step times out after an hour unless `timeoutSeconds` says otherwise.'],
  snippet: { InstanceIds: ['i-1234567890abcdef0'], DesiredState: 'stopped' },
})
