import { quote } from '../../document/describe.js'
import { fixedText } from '../../document/inputs.js'
import { isRoleArn } from '../../document/role-arn.js'
import type { Node } from '../../syntax/tree.js'
import { type Finding, rule, runbooks, type Severity } from '../rule.js'

export const malformedRole = rule({
  name: 'malformed-role',
  severity: 'error',
  kinds: runbooks,
  summary: 'What a runbook is to assume is not the ARN of a role.',
  why: 'Systems Manager refuses to start the runbook. The name of a role is not enough.',
  aws: "The format of the supplied assume role ARN isn't valid.",
  page: 'automation-troubleshooting',

  check(document) {
    const node = document.entry('assumeRole')?.value
    const stated = node && findingFor(node, 'error')
    if (stated) return [stated]
    const parameter = document.references.find(({ scalar, whole }) => scalar === node && whole)?.target
    const declared = parameter?.kind === 'parameter' ? document.parameter(parameter.name) : undefined
    // Whoever starts the runbook may give another one; a type that is one of roles has a pattern, of which another rule speaks.
    const given = declared?.type === 'String' && declared.default ? findingFor(declared.default, 'warning') : undefined
    return given ? [given] : []
  },
})

function findingFor(node: Node, severity: Severity): Finding | undefined {
  const text = fixedText(node)
  // Braces are what is left of a reference, of which other rules speak; a build may fill in the others.
  if (text === undefined || /^\s*$|[{}]/.test(text) || isRoleArn(text.trim())) return undefined
  if (severity === 'warning' && /[$<%]/.test(text)) return undefined
  return {
    range: node,
    severity,
    message: `expected the ARN of a role such as \`arn:aws:iam::111122223333:role/name\`, found ${quote(text)}`,
  }
}
