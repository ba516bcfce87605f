import { runtimes } from '../../../schemas/automation/runtimes.js'
import { scriptsOf } from '../../document/scripts.js'
import { type Completion, scalarItem, type Situation } from './completion.js'

/** The runtimes that AWS lists. */
export const runtimeCompletions = (situation: Situation): Completion[] =>
  runtimes
    .filter(({ status }) => status === 'current')
    .map(({ name, memoryMegabytes }) =>
      scalarItem(situation, { label: name, kind: 'word', detail: `${memoryMegabytes} MB` }),
    )

/** The functions of the step's script that can be its handler. */
export function handlerCompletions(situation: Situation): Completion[] {
  const { document, step, context } = situation
  const script = scriptsOf(document).find((each) => each.step === step)
  if (script?.language !== 'python') return []
  const { functions = [] } = context.python?.check(script.masked, script.minor) ?? {}
  return functions
    .filter(({ parameters }) => parameters.length === 2)
    .map(({ name, parameters }) =>
      scalarItem(situation, {
        label: name,
        kind: 'function',
        detail: `(${parameters.map((each) => each.name).join(', ')})`,
      }),
    )
}
