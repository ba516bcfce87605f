import { atLeastOneOf, atMostOneOf, defineAction } from '../action.js'
import { boolean, integer, object, oneOf, optional, string, stringList, stringMap } from '../values.js'
import { roleArn, topicArn } from './arns.js'
import { documentName, documentVersion, maxConcurrency, maxErrors, targets } from './fleet.js'
import { nodeTargetKeys } from './target-keys.js'

// The names are exactly those that the service itself lists when it refuses an unknown one ("Unknown input names provided").
export const runCommand = defineAction({
  name: 'aws:runCommand',
  summary: 'Run a Command document on managed nodes and wait until it has ended.',
  page: 'automation-action-runcommand',
  impact: 'Undetermined',
  inputs: {
    DocumentName: documentName('Command document to run: its name, or its ARN when another account shares it.'),
    InstanceIds: optional(
      stringList({
        description:
          'Nodes to run it on, by id, up to 50. Either this or `Targets`. `{{RESOURCE_ID}}` stands for the node of a maintenance window.',
        maxItems: 50,
      }),
    ),
    Targets: optional(
      targets(
        'Nodes to run it on, by tag or resource group: up to 5 of `Key` and `Values`. Either this or `InstanceIds`.',
        5,
        nodeTargetKeys,
      ),
    ),
    Parameters: optional(
      stringMap({
        description:
          "Values for the document's parameters, by name; one value or a list. Their types are checked when the runbook is created.",
      }),
    ),
    CloudWatchOutputConfig: optional(
      object(
        {
          CloudWatchLogGroupName: optional(
            string({
              description: 'Log group for the output; one named after the document when left out.',
              minLength: 1,
              maxLength: 512,
              pattern: '^[.\\-_/#A-Za-z0-9]+$',
              expected: 'up to 512 letters, digits, `.`, `-`, `_`, `/` or `#`',
            }),
          ),
          // AWS's Quick Start for SQL Server and the guide to `AWS::SSM::Association` have it in quotes.
          CloudWatchOutputEnabled: optional(
            boolean({ description: 'Whether the output goes to CloudWatch Logs.', words: true }),
          ),
        },
        { description: 'Where in CloudWatch Logs the output goes.' },
      ),
    ),
    Comment: optional(string({ description: 'Remark on the command, up to 100 characters.', maxLength: 100 })),
    DocumentHash: optional(
      string({ description: 'Hash that the document must have, so that nothing else is run.', maxLength: 256 }),
    ),
    DocumentHashType: optional(
      oneOf(['Sha256', 'Sha1'], { description: 'How `DocumentHash` was computed. AWS has deprecated `Sha1`.' }),
    ),
    DocumentVersion: optional(
      documentVersion('Version of the document: a number, `$LATEST` or `$DEFAULT`, which it is when left out.'),
    ),
    MaxConcurrency: optional(
      maxConcurrency('How many nodes run it at once, as a count or a share such as `10%`. 50 when left out.', '50'),
    ),
    MaxErrors: optional(
      maxErrors('How many nodes may fail before no others are started, as a count or a share. 0 when left out.', '0'),
    ),
    NotificationConfig: optional(
      object(
        {
          NotificationArn: optional(topicArn('SNS topic for the notifications.')),
          NotificationEvents: optional(
            stringList({
              description: 'Events to notify of.',
              item: oneOf(['All', 'InProgress', 'Success', 'TimedOut', 'Cancelled', 'Failed']),
            }),
          ),
          NotificationType: optional(
            oneOf(['Command', 'Invocation'], {
              description: 'Whether to notify of the command as a whole or of each node.',
            }),
          ),
        },
        { description: 'Notifications on the progress of the command.' },
      ),
    ),
    OutputS3BucketName: optional(string({ description: 'Bucket that keeps the output.', minLength: 3, maxLength: 63 })),
    OutputS3KeyPrefix: optional(string({ description: 'Beginning of the keys in that bucket.', maxLength: 500 })),
    ServiceRoleArn: optional(roleArn('Role that publishes the notifications.')),
    TimeoutSeconds: optional(
      integer({
        description:
          'Seconds within which the node has to begin, from 30 to 2592000. This does not limit how long the command runs; `timeoutSeconds` of the step does.',
        minimum: 30,
        maximum: 2592000,
      }),
    ),
  },
  relations: [atLeastOneOf(['InstanceIds', 'Targets']), atMostOneOf(['InstanceIds', 'Targets'], 'inferred')],
  outputs: {
    CommandId: { type: 'String', description: 'Id of the command.' },
    Status: { type: 'String', description: 'Status with which it ended.' },
    ResponseCode: { type: 'Integer', description: 'Exit code; missing when the document has several steps.' },
    Output: {
      type: 'String',
      description: 'What the command printed, shortened; missing with `Targets` or several nodes.',
    },
  },
  step: { outputs: 'unspecified', redeclared: 'refused', selectorRoot: 'the native outputs' },
  calls: [
    {
      service: 'ssm',
      operation: 'DescribeInstanceInformation',
      when: '`InstanceIds` is given',
      poll: true,
      until: 'the agents are online',
    },
    { service: 'ssm', operation: 'SendCommand' },
    { service: 'ssm', operation: 'ListCommands', poll: true, until: 'the command has ended' },
    { service: 'ssm', operation: 'ListCommandInvocations' },
    { service: 'ssm', operation: 'CancelCommand', when: 'the automation is cancelled' },
  ],
  permissions: {
    always: ['ssm:SendCommand', 'ssm:ListCommands', 'ssm:ListCommandInvocations', 'ssm:DescribeInstanceInformation'],
    sometimes: ['iam:PassRole', 'ssm:CancelCommand'],
  },
  limits: [
    'The step fails when the agent on a node is not online; wait for it after starting an instance.',
    'The nodes themselves need the permission to write to the output bucket.',
  ],
  snippet: {
    DocumentName: 'AWS-RunShellScript',
    InstanceIds: ['i-1234567890abcdef0'],
    Parameters: { commands: ['uptime'] },
  },
})
