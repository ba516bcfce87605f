import { string, type Value } from '../values.js'

/** Text that begins as an ARN does. Of what is wrong with an ARN the rule on the ids of resources speaks. */
const arnOf = (description: string, what: string, example: string): Value<string> =>
  string({ description, maxLength: 2048, pattern: '^arn:', expected: `the ARN of ${what} such as \`${example}\`` })

/** The ARN of an SNS topic. SendCommand refuses others (InvalidNotificationConfig), and no other can be published to. */
export const topicArn = (description: string): Value<string> =>
  arnOf(description, 'an SNS topic', 'arn:aws:sns:us-east-1:111122223333:topic')

/** The ARN of an IAM role. */
export const roleArn = (description: string): Value<string> =>
  arnOf(description, 'a role', 'arn:aws:iam::111122223333:role/name')

/** The ARN of an instance profile. */
export const instanceProfileArn = (description: string): Value<string> =>
  arnOf(description, 'an instance profile', 'arn:aws:iam::111122223333:instance-profile/name')

/** The ARN of a state machine, or of a version or an alias of it. */
export const stateMachineArn = (description: string): Value<string> =>
  arnOf(description, 'a state machine', 'arn:aws:states:us-east-1:111122223333:stateMachine:name')
