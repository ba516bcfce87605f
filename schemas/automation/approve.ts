import { atMostLengthOf, defineAction, exactlyOneOf } from '../action.js'
import { topicArn } from './arns.js'
import { integer, mapList, object, oneOf, optional, string, stringList } from '../values.js'

/** Form of the approvers in a change template of Change Manager; not documented for other runbooks. */
const enhancedApprovals = object(
  {
    Approvers: optional(
      mapList({
        description: 'Who may approve, and how many of them have to.',
        item: object(
          {
            approver: optional(string({ description: 'Name of the user, group or role.' })),
            type: optional(
              oneOf(['IamUser', 'IamGroup', 'IamRole', 'SSOGroup', 'SSOUser'], {
                description: 'What kind of principal `approver` names.',
              }),
            ),
            minRequiredApprovals: optional(
              integer({
                description: 'Approvals needed from this principal; 0 where the step counts them.',
                minimum: 0,
              }),
            ),
          },
          { open: true },
        ),
      }),
    ),
    NotificationArn: optional(topicArn('SNS topic that tells the approvers.')),
  },
  {
    description:
      'Approvers by user, group or role, in change templates of Change Manager only; stands instead of `Approvers`.',
    open: true,
  },
)

export const approve = defineAction({
  name: 'aws:approve',
  summary: 'Hold the automation until enough of the named principals approve, or one rejects.',
  page: 'automation-action-approve',
  impact: 'NonMutating',
  inputs: {
    NotificationArn: optional(
      topicArn(
        'SNS topic that tells the approvers. The name of the topic has to begin with `Automation`. Without it nobody is told.',
      ),
    ),
    Message: optional(
      string({
        description: 'Text for the approvers, up to 4096 characters; part of the SNS notification.',
        maxLength: 4096,
      }),
    ),
    MinRequiredApprovals: optional(
      integer({
        description: 'How many approvals are needed; not more than there are approvers. 1 when left out.',
        default: 1,
        minimum: 1,
      }),
    ),
    Approvers: optional(
      stringList({
        description: 'Who may decide, up to 10: names of IAM users, or ARNs of users, roles or assumed roles.',
        minItems: 1,
        maxItems: 10,
      }),
    ),
    EnhancedApprovals: optional(enhancedApprovals),
  },
  relations: [
    exactlyOneOf(['Approvers', 'EnhancedApprovals'], 'inferred'),
    atMostLengthOf('MinRequiredApprovals', 'Approvers'),
  ],
  outputs: {
    ApprovalStatus: {
      type: 'String',
      description: 'What was decided.',
      values: ['Approved', 'Rejected', 'Waiting'],
    },
    ApproverDecisions: { type: 'MapList', description: 'The decision of each approver who answered.' },
  },
  step: {
    timeout: { default: 604800, maximum: 2592000 },
    onCancelTarget: false,
    outputs: 'unspecified',
    redeclared: 'refused',
  },
  calls: [{ service: 'sns', operation: 'Publish', when: '`NotificationArn` is given' }],
  permissions: { always: [], sometimes: ['sns:Publish'] },
  limits: [
    'The step times out after 7 days unless `timeoutSeconds` says otherwise; 30 days is the most.',
    'One rejection ends the step, however many approvals there are.',
    'Runbooks with this action cannot run in several accounts or Regions at once.',
    'Approvers need the permission `ssm:SendAutomationSignal`.',
  ],
  snippet: {
    Message: 'Please approve the change.',
    MinRequiredApprovals: 1,
    Approvers: ['arn:aws:iam::111122223333:role/Approvers'],
  },
})
