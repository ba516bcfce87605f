import { targetOf } from '../../document/flow.js'
import { keyText, stringOf } from '../../syntax/tree.js'
import { entryOf } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { decide } from '../decide.js'
import { tell } from '../task.js'

export const branch: Simulation<'aws:branch'> = function* ({ Default }, { step, name, scope }) {
  const choices = step.input('Choices')
  for (const choice of choices?.kind === 'list' ? choices.items : []) {
    const to = stringOf(entryOf(choice, 'NextStep')?.value)
    const condition =
      choice.kind === 'map'
        ? { ...choice, entries: choice.entries.filter(({ key }) => keyText(key) !== 'NextStep') }
        : choice
    const { holds, because } = decide(condition, scope)
    if (!holds || to === undefined) continue
    yield* tell({ kind: 'choice', step: name, to, because })
    return { next: { to: targetOf(step, to, scope.document), reason: 'choice' } }
  }
  if (Default === undefined) return {}
  yield* tell({ kind: 'choice', step: name, to: Default, because: 'no choice is true' })
  return { next: { to: targetOf(step, Default, scope.document), reason: 'default' } }
}
