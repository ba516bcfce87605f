import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { select } from '../select.js'
import { ask, aws, tell } from '../task.js'
import { textAt } from './response.js'
import { waiting } from './waiting.js'

export const approve: Simulation<'aws:approve'> = function* (inputs, context) {
  const { NotificationArn, Message, Approvers = [], MinRequiredApprovals: needed = 1 } = inputs
  const { name } = context
  const approvers = [...Approvers, ...enhanced(inputs.EnhancedApprovals as Json | undefined)]
  if (needed > Approvers.length && Approvers.length > 0)
    throw new StepFailure(`MinRequiredApprovals is ${needed}, but there are ${Approvers.length} Approvers`, {
      phase: 'validating and resolving the step inputs',
    })
  if (NotificationArn !== undefined)
    yield* aws(name, 'sns', 'Publish', { TopicArn: NotificationArn, Message: Message ?? '' })
  yield* waiting(context, 'Waiting')
  const decisions: Json[] = []
  const approved = new Set<string>()
  while (approved.size < needed) {
    const left = approvers.filter((approver) => !approved.has(approver))
    const asked = { approvers: left, needed: needed - approved.size, message: Message }
    const answer = yield* ask({ kind: 'approval', step: name, ...asked })
    const approver = textAt(answer, '$.approver') ?? left[0] ?? 'somebody'
    const yes = select(answer, '$.approved') !== false
    decisions.push({ Approver: approver, ApprovalStatus: yes ? 'Approve' : 'Reject' })
    if (!yes) {
      const text = 'AWS does not say how a rejected step ends; it fails here, and onFailure decides'
      yield tell({ kind: 'note', step: name, text })
      throw new StepFailure(`The step was rejected by ${approver}`)
    }
    approved.add(approver)
  }
  yield* waiting(context, 'InProgress')
  return { outputs: { ApprovalStatus: 'Approved', ApproverDecisions: decisions } }
}

/** Approvers as change templates name them. */
function enhanced(approvals: Json | undefined): readonly string[] {
  const found = approvals === undefined ? [] : (select(approvals, '$.Approvers..approver') ?? [])
  return (found as readonly Json[]).map(String)
}
