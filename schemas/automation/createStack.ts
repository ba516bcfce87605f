import { atMostOneOf, defineAction, exactlyOneOf } from '../action.js'
import { roleArn, topicArn } from './arns.js'
import { boolean, integer, mapList, object, oneOf, optional, string, stringList } from '../values.js'
import { tagList } from './tags.js'

const stackParameter = object({
  ParameterKey: optional(string({ description: "Name of the template's parameter." })),
  ParameterValue: optional(string({ description: 'Value for it, as text.' })),
  UsePreviousValue: optional(boolean({ description: 'Keeps the value that the stack has; of use in updates only.' })),
  ResolvedValue: optional(string({ description: 'Given by CloudFormation, not by the author.' })),
})

/** States of a stack, as the action's page lists them. */
const stackStates = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETE_COMPLETE',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
] as const

export const createStack = defineAction({
  name: 'aws:createStack',
  summary: 'Create a CloudFormation stack from a template and wait until it is complete.',
  page: 'automation-action-createstack',
  impact: 'Mutating',
  inputs: {
    StackName: string({
      description:
        'Name of the stack, unique in the Region: letters, digits and hyphens, a letter first, up to 128 characters.',
      maxLength: 128,
      pattern: '^[A-Za-z][-A-Za-z0-9]*$',
      expected: 'a stack name of letters, digits and hyphens that begins with a letter',
    }),
    TemplateBody: optional(
      string({
        description:
          'The template itself, as text of up to 51200 bytes. Either this or `TemplateURL`. Braces that are not a reference stay as they are.',
        minLength: 1,
        maxLength: 51200,
      }),
    ),
    TemplateURL: optional(
      string({
        description:
          'Where the template is in Amazon S3, for templates of up to 460800 bytes. Either this or `TemplateBody`.',
        minLength: 1,
        maxLength: 1024,
      }),
    ),
    Parameters: optional(
      mapList({
        description: "Values for the template's parameters: a list of `ParameterKey` and `ParameterValue`.",
        item: stackParameter,
      }),
    ),
    Capabilities: optional(
      stringList({
        description:
          'What the template is allowed to do beyond the ordinary, such as creating IAM resources. CloudFormation refuses the template when a needed one is missing.',
        item: oneOf(['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']),
      }),
    ),
    ClientRequestToken: optional(
      string({
        description:
          'Token that makes a repeated request harmless. Give one when `maxAttempts` is above 1, so that a retry does not make a second stack.',
        minLength: 1,
        maxLength: 128,
        pattern: '^[a-zA-Z0-9][-a-zA-Z0-9]*$',
        expected: 'letters, digits and hyphens',
      }),
    ),
    DisableRollback: optional(
      boolean({
        description:
          'Whether to leave what was created when the stack fails. `false` when left out. Not beside `OnFailure`.',
        default: false,
      }),
    ),
    OnFailure: optional(
      oneOf(['DO_NOTHING', 'ROLLBACK', 'DELETE'], {
        description:
          'What CloudFormation does with a stack that fails; `ROLLBACK` when left out. Not to be confused with `onFailure` of the step. Not beside `DisableRollback`.',
        default: 'ROLLBACK',
      }),
    ),
    NotificationARNs: optional(
      stringList({
        description: 'SNS topics, up to 5, that get the events of the stack.',
        maxItems: 5,
        item: topicArn('SNS topic that gets the events of the stack.'),
      }),
    ),
    ResourceTypes: optional(
      stringList({
        description:
          'Resource types that the template may use, such as `AWS::EC2::Instance`, `AWS::EC2::*`, `AWS::*` or `Custom::*`. All when left out.',
        item: string({ minLength: 1, maxLength: 256 }),
      }),
    ),
    RoleARN: optional(
      roleArn("Role that CloudFormation takes on for this stack. The automation's own role when left out."),
    ),
    StackPolicyBody: optional(
      string({
        description: 'Stack policy as JSON text. Not beside `StackPolicyURL`.',
        minLength: 1,
        maxLength: 16384,
      }),
    ),
    StackPolicyURL: optional(
      string({
        description:
          'Where the stack policy is in Amazon S3, up to 16 KB and in the Region of the stack. Not beside `StackPolicyBody`.',
        minLength: 1,
        maxLength: 1350,
      }),
    ),
    // The page says up to 10; CloudFormation itself has allowed 50 for years, so that the larger limit is checked.
    Tags: optional(
      tagList('Tags of the stack, which it hands on to its resources. AWS documents up to 10.', { maxItems: 50 }),
    ),
    TimeoutInMinutes: optional(
      integer({
        description: 'Minutes until the creation counts as failed. No limit when left out.',
        minimum: 1,
      }),
    ),
  },
  relations: [
    exactlyOneOf(['TemplateBody', 'TemplateURL']),
    atMostOneOf(['DisableRollback', 'OnFailure']),
    atMostOneOf(['StackPolicyBody', 'StackPolicyURL']),
  ],
  outputs: {
    StackId: { type: 'String', description: 'ARN of the stack.' },
    StackStatus: { type: 'String', description: 'State of the stack.', values: stackStates },
    StackStatusReason: { type: 'String', description: 'Why the stack is in that state; may be missing.' },
  },
  step: { onCancelTarget: false, outputs: 'unspecified', redeclared: 'refused' },
  calls: [
    {
      service: 'cloudformation',
      operation: 'DescribeStacks',
      when: 'before creating, to see whether the name is in use',
    },
    { service: 'cloudformation', operation: 'CreateStack' },
    { service: 'cloudformation', operation: 'DescribeStacks', poll: true, until: 'the stack is `CREATE_COMPLETE`' },
  ],
  permissions: {
    always: ['cloudformation:CreateStack', 'cloudformation:DescribeStacks', 'sqs:*'],
    sometimes: ['iam:PassRole'],
  },
  limits: [
    "Besides the permissions of the action, the role needs those for the stack's resources, unless `RoleARN` has them.",
  ],
  snippet: {
    StackName: 'example-stack',
    TemplateURL: 'https://example-bucket.s3.amazonaws.com/template.yaml',
    Parameters: [{ ParameterKey: 'Environment', ParameterValue: 'test' }],
    Capabilities: ['CAPABILITY_IAM'],
  },
})
