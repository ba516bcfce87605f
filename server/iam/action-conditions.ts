import type { Step } from '../document/document.js'
import { fixedText } from '../document/inputs.js'
import type { Node } from '../syntax/tree.js'

/** When a step needs an IAM action that its action needs only sometimes, or why that cannot be told. */
export type Condition =
  | { readonly kind: 'when'; readonly holds: (step: Step) => boolean }
  | { readonly kind: 'unknown'; readonly holds: (step: Step) => boolean; readonly text: string }

const given =
  (...names: readonly string[]): ((step: Step) => boolean) =>
  (step) =>
    names.some((name) => step.input(name) !== undefined)

const when = (holds: (step: Step) => boolean): Condition => ({ kind: 'when', holds })
const unknown = (holds: (step: Step) => boolean, text: string): Condition => ({ kind: 'unknown', holds, text })

/** Whether an input may be the text: it is, or only the run knows. */
const maybe =
  (name: string, text: string, otherwise?: string): ((step: Step) => boolean) =>
  (step) => {
    const node = step.input(name)
    const written = node === undefined ? otherwise : fixedText(node)
    return written === undefined || written === text
  }

/** Whether the resources may be other than those of EC2. */
function tagsOthers(step: Step): boolean {
  const node = step.input('ResourceType')
  return node !== undefined && fixedText(node) !== 'EC2'
}

const isTrue = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.value === true

const changesTo =
  (state: string): ((step: Step) => boolean) =>
  (step) =>
    !isTrue(step.input('CheckStateOnly')) && maybe('DesiredState', state)(step)

const always = (): boolean => true

const keys = 'handles encrypted data: which rights on KMS keys it needs depends on the keys'
const onCancel = (action: string) => `may need ${action} when the run is cancelled, which AWS does not say`
const logs =
  'may write to CloudWatch Logs, which is a setting of the account: logs:CreateLogGroup, logs:CreateLogStream, logs:DescribeLogGroups, logs:DescribeLogStreams, logs:PutLogEvents'

/** For every IAM action that the schema of an action lists under `sometimes`; a test looks whether any is missing. */
export const conditions: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  'aws:approve': { 'sns:Publish': when(given('NotificationArn')) },
  'aws:changeInstanceState': {
    'ec2:StartInstances': when(changesTo('running')),
    'ec2:StopInstances': when(changesTo('stopped')),
    'ec2:TerminateInstances': when(changesTo('terminated')),
  },
  'aws:copyImage': { 'kms:*': unknown(given('Encrypted', 'KmsKeyId'), keys) },
  'aws:createStack': { 'iam:PassRole': when(given('RoleARN')) },
  'aws:createTags': {
    'ec2:CreateTags': when(maybe('ResourceType', 'EC2', 'EC2')),
    'ec2:DescribeTags': when(maybe('ResourceType', 'EC2', 'EC2')),
    'ssm:AddTagsToResource': when(tagsOthers),
    'ssm:ListTagsForResource': when(tagsOthers),
  },
  'aws:deleteStack': { 'iam:PassRole': when(given('RoleARN')) },
  'aws:executeAutomation': {
    'iam:PassRole': when(given('RuntimeParameters')),
    'ssm:StopAutomationExecution': unknown(always, onCancel('ssm:StopAutomationExecution')),
  },
  'aws:executeScript': {
    's3:GetObject': when(given('Attachment')),
    'logs:CreateLogGroup': unknown(always, logs),
    'logs:CreateLogStream': unknown(always, logs),
    'logs:DescribeLogGroups': unknown(always, logs),
    'logs:DescribeLogStreams': unknown(always, logs),
    'logs:PutLogEvents': unknown(always, logs),
  },
  'aws:invokeWebhook': {
    'kms:Decrypt': unknown(always, 'needs kms:Decrypt where a key of your own encrypts the integration'),
  },
  'aws:runCommand': {
    'iam:PassRole': when(given('ServiceRoleArn')),
    'ssm:CancelCommand': unknown(always, onCancel('ssm:CancelCommand')),
  },
  'aws:runInstances': {
    'iam:PassRole': when(given('IamInstanceProfileArn', 'IamInstanceProfileName')),
    'ec2:CreateTags': when(given('TagSpecifications')),
  },
}
