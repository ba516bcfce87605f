import { approvalFields, approverFields } from '../../../schemas/change-template.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { entryOf, keyText, type Node, writtenKey } from '../../syntax/tree.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'

export const unknownApprovalKey = rule({
  name: 'unknown-approval-key',
  severity: 'warning',
  kinds: runbooks,
  needs: 'approvals',
  summary: 'An approval of a change template, or an approver in it, has a key that Change Manager does not know.',
  why: 'Whether AWS refuses such a key is not described; without the one that was meant nobody is told, or one approval is enough.',
  page: 'change-templates-custom-editor',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:approve')) {
      const approvals = step.input('EnhancedApprovals')
      if (!approvals) continue
      for (const finding of unknownIn(approvals, approvalFields, '`EnhancedApprovals`')) found.push(finding)
      const approvers = entryOf(approvals, 'Approvers')?.value
      if (approvers?.kind === 'list')
        for (const approver of approvers.items)
          for (const finding of unknownIn(approver, approverFields, 'an approver')) found.push(finding)
    }
    return found
  },
})

function* unknownIn(node: Node, fields: Readonly<Record<string, unknown>>, owner: string): Generator<Finding> {
  if (node.kind !== 'map') return
  for (const { key } of node.entries) {
    if (key.dynamic || Object.hasOwn(fields, keyText(key))) continue
    const written = writtenKey(key)
    const meant = nearest(written, Object.keys(fields))
    yield {
      range: key,
      message: `${owner} has no key \`${written}\`${didYouMean(meant)}`,
      ...(meant !== undefined && { fixes: [correction(key, written, meant)] }),
    }
  }
}
