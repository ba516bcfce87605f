import type { Step } from '../../document/document.js'
import { targetOf } from '../../document/flow.js'
import { noResult, type Simulation } from '../action.js'
import { decide } from '../decide.js'
import { StepFailure } from '../failure.js'
import type { Choice } from '../step-plan.js'
import { tell } from '../task.js'

export const branch: Simulation<'aws:branch'> = function* ({ Default }, { step, plan, name, scope }) {
  for (let at = 0; at < plan.choices.length; at++) {
    const { to, condition } = plan.choices[at] as Choice
    const { holds, because } = decide(condition, scope)
    if (!holds || to === undefined) continue
    yield tell({ kind: 'choice', step: name, to, because, choice: at })
    return { next: { to: found(to, 'NextStep'), reason: 'choice' } }
  }
  if (Default === undefined) return noResult
  yield tell({ kind: 'choice', step: name, to: Default, because: 'no choice is true', choice: undefined })
  return { next: { to: found(Default, 'Default'), reason: 'default' } }

  function found(to: string, field: string): Step {
    const target = targetOf(step, to, scope.document)
    if (!target) throw new StepFailure(`Unknown step name: "${to}" in ${field}`)
    return target
  }
}
