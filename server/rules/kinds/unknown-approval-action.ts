import { approvalAction } from '../../../schemas/approval-policies.js'
import { type Finding, replaceWith, rule } from '../rule.js'

export const unknownApprovalAction = rule({
  name: 'unknown-approval-action',
  severity: 'warning',
  kinds: ['AutoApprovalPolicy'],
  summary: 'A policy that approves or denies access to nodes is about an action that there is not.',
  why: 'Access to nodes has one action, `getTokenForInstanceAccess`: a policy for another one never applies.',
  page: 'auto-approval-deny-access-policy-statement-structure',

  check: ({ tree }, { engines: { cedar } }) =>
    (cedar?.read(tree.text).actions ?? [])
      .filter(({ text }) => text !== approvalAction)
      .map(
        ({ text, start, end }): Finding => ({
          range: { start, end },
          message: `access to nodes has no action \`${text}\`; write \`${approvalAction}\``,
          fixes: [replaceWith({ start, end }, approvalAction)],
        }),
      ),
})
