import type { SsmDocument, Step } from '../../document/document.js'
import { fixedInteger, isReference } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { entryOf, type ListNode, type Node, stringOf, valueAt } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const tooFewApprovers = rule({
  name: 'too-few-approvers',
  severity: 'error',
  kinds: runbooks,
  needs: 'approvals',
  summary: 'A step asks for more approvals than its approvers can give.',
  why: 'The step can never be approved: it waits until it times out.',
  page: 'automation-action-approve',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:approve'))
      for (const finding of check(step, document)) found.push(finding)
    return found
  },
})

function* check(step: Step, document: SsmDocument): Generator<Finding> {
  const needed = step.input('MinRequiredApprovals')
  const approvers = step.input('Approvers')
  if (approvers?.kind === 'list' && allCount(approvers.items, document)) {
    yield* compare(needed, approvers.items.length, `${count(approvers.items.length)} can approve`)
  }
  const enhanced = valueAt(step.inputs, 'EnhancedApprovals', 'Approvers')
  if (enhanced?.kind !== 'list') return
  for (const approver of enhanced.items) {
    if (isOnePerson(approver))
      yield* compare(entryOf(approver, 'minRequiredApprovals')?.value, 1, 'a user approves once', 'warning')
  }
  if (enhanced.items.every(isOnePerson)) {
    yield* compare(needed, enhanced.items.length, `${count(enhanced.items.length)} can approve`, 'warning')
  }
}

function* compare(node: Node | undefined, most: number, words: string, severity?: 'warning'): Generator<Finding> {
  const wanted = fixedInteger(node)
  if (!node || wanted === undefined || wanted <= most) return
  yield { range: node, message: `${wanted} approvals are needed, but ${words}`, ...(severity && { severity }) }
}

const count = (approvers: number): string => (approvers === 1 ? 'only 1 approver' : `only ${approvers} approvers`)

/** A reference may stand for several approvers, unless it is to a parameter of one. */
function allCount(items: ListNode['items'], document: SsmDocument): boolean {
  return items.every((item) => {
    if (!isReference(item)) return item.kind === 'scalar' && !item.dynamic
    const name = /^\s*\{\{\s*([A-Za-z0-9_]+)\s*\}\}\s*$/.exec(stringOf(item) ?? '')?.[1]
    return name !== undefined && document.parameter(name)?.type === 'String'
  })
}

/** Of a group or a role several people can approve. */
function isOnePerson(approver: Node): boolean {
  const type = stringOf(entryOf(approver, 'type')?.value)
  return type === 'IamUser' || type === 'SSOUser'
}
