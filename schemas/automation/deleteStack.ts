import { defineAction } from '../action.js'
import { roleArn } from './arns.js'
import { either, optional, string, stringList } from '../values.js'

const retained =
  'Resources to keep, by logical id; only for a stack whose deletion has failed (`DELETE_FAILED`). AWS documents the name `RetainResources.member.N`.'

export const deleteStack = defineAction({
  name: 'aws:deleteStack',
  summary: 'Delete a CloudFormation stack and wait until it is gone.',
  page: 'automation-action-deletestack',
  impact: 'Mutating',
  inputs: {
    StackName: string({ description: 'Name or ARN of the stack.' }),
    ClientRequestToken: optional(
      string({
        description: 'Token that makes a repeated request harmless; of use when `maxAttempts` is above 1.',
        minLength: 1,
        maxLength: 128,
        pattern: '^[a-zA-Z0-9][-a-zA-Z0-9]*$',
        expected: 'letters, digits and hyphens',
      }),
    ),
    RetainResources: optional(stringList({ description: retained })),
    RoleARN: optional(
      roleArn(
        "Role that CloudFormation takes on to delete. The role that the stack has, or the automation's, when left out.",
      ),
    ),
  },
  // The page prints the list in the notation of the query protocol; which of the spellings the service takes is not known.
  inputPatterns: {
    '^RetainResources\\.member\\.([0-9]+|N)$': either('StringList', [stringList(), string()], {
      description: retained,
      also: ['String'],
    }),
  },
  outputs: {},
  step: { outputs: 'unspecified' },
  calls: [
    { service: 'cloudformation', operation: 'DescribeStacks' },
    { service: 'cloudformation', operation: 'DeleteStack' },
    {
      service: 'cloudformation',
      operation: 'DescribeStacks',
      poll: true,
      until: 'the stack is `DELETE_COMPLETE` or gone',
    },
  ],
  permissions: {
    always: ['cloudformation:DeleteStack', 'cloudformation:DescribeStacks', 'sqs:*'],
    sometimes: ['iam:PassRole'],
  },
  limits: [
    "Besides the permissions of the action, the role needs those for deleting the stack's resources, unless `RoleARN` has them.",
  ],
  snippet: { StackName: 'example-stack' },
})
