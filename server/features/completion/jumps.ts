import { actionOf } from '../../document/action-of.js'
import { flowOf } from '../../document/flow.js'
import { type Completion, scalarItem, type Situation } from './completion.js'

/** The steps that a jump may name, without those that lead back to this one, since circles are refused; for what follows a failure, `Abort` and `Continue` too. */
export function jumpCompletions(situation: Situation): Completion[] {
  const { document, step, place } = situation
  const field = place.path.at(-1)
  const isCancel = field === 'onCancel'
  const prefix = isCancel || field === 'onFailure' ? 'step:' : ''
  const leads = step && flowOf(document).leadingTo(step)
  const steps = document.steps.flatMap((each) => {
    const { name, action = '' } = each
    if (name === undefined || each === step || each.loop !== step?.loop) return []
    if (isCancel && actionOf(each)?.step.onCancelTarget === false) return []
    if (leads?.(each)) return []
    return [scalarItem(situation, { label: `${prefix}${name}`, kind: 'step', detail: action })]
  })
  const words = prefix === '' ? [] : isCancel ? ['Abort'] : ['Abort', 'Continue']
  return [...steps, ...words.map((label) => scalarItem(situation, { label, kind: 'word', rank: 2 }))]
}
