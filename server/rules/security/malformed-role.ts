import { quote } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { rule, runbooks } from '../rule.js'

export const malformedRole = rule({
  name: 'malformed-role',
  severity: 'error',
  kinds: runbooks,
  summary: 'What a runbook is to assume is not the ARN of a role.',
  why: 'Systems Manager refuses to start the runbook. The name of a role is not enough.',
  aws: "The format of the supplied assume role ARN isn't valid.",
  page: 'automation-troubleshooting',

  check({ entry }) {
    const node = entry('assumeRole')?.value
    const text = fixedText(node)
    if (!node || text === undefined || /^$|[{}]/.test(text) || roleArn.test(text)) return []
    return [
      {
        range: node,
        message: `expected the ARN of a role such as \`arn:aws:iam::111122223333:role/name\`, found ${quote(text)}`,
      },
    ]
  },
})

/** Braces are what is left of a reference, of which other rules speak. */
const roleArn = /^arn:aws[a-z0-9-]*:iam::[0-9]{12}:role\/[\w+=,.@/-]+$/
