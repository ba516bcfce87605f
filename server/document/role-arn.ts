/** Whether a text is the ARN of a role, without which Automation does not start. */
export const isRoleArn = (text: string): boolean => roleArn.test(text)

const roleArn = /^arn:aws[a-z0-9-]*:iam::[0-9]{12}:role\/[\w+=,.@/-]+$/
