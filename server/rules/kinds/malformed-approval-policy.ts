import { type Finding, rule } from '../rule.js'

export const malformedApprovalPolicy = rule({
  name: 'malformed-approval-policy',
  severity: 'error',
  kinds: ['AutoApprovalPolicy'],
  summary: 'A policy that approves or denies access to nodes is not written in Cedar.',
  why: 'Systems Manager reads the content as policies in Cedar: `permit` or `forbid`, a scope of `principal`, `action` and `resource`, conditions, and a semicolon.',
  page: 'auto-approval-deny-access-policy-statement-structure',

  check: ({ tree }, { engines: { cedar } }) =>
    (cedar?.read(tree.text).errors ?? []).map(
      ({ start, end, message }): Finding => ({ range: { start, end }, message }),
    ),
})
