import { runtimes } from '../../../schemas/automation/runtimes.js'
import { firstOfStep } from '../../document/of-step.js'
import type { Step } from '../../document/document.js'
import { indentationOf } from '../../document/indentation.js'
import { scriptsOf } from '../../document/scripts.js'
import { isEmpty, stringOf } from '../../syntax/tree.js'
import { valueBehindKey } from '../write-value.js'
import { type Completion, scalarItem, type Situation } from './completion.js'

/** The runtimes that AWS lists. */
export const runtimeCompletions = (situation: Situation): Completion[] =>
  runtimes
    .filter(({ status }) => status === 'current')
    .map(({ name, memoryMegabytes }) =>
      scalarItem(situation, { label: name, kind: 'word', detail: `${memoryMegabytes} MB` }),
    )

/** The functions of the step's script that can be its handler; where the script is still to be written, the usual name of one. */
export function handlerCompletions(situation: Situation): Completion[] {
  const { document, step, context } = situation
  if (isToBeWritten(step))
    return [scalarItem(situation, { label: usualHandler, kind: 'function', detail: `(${handlerParameters})` })]
  const script = firstOfStep(scriptsOf(document), step)
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

/** The beginning of a script in Python: the function that `Handler` names, or is to name. */
export function scriptCompletions(situation: Situation): Completion[] {
  const { document, step, place, context } = situation
  if (!isToBeWritten(step) || place.form === 'flow' || place.quote !== '' || context.textOnly) return []
  const given = stringOf(step?.input('Handler')) ?? ''
  const handler = /^[A-Za-z_]\w*$/.test(given) ? given : usualHandler
  const label = `def ${handler}(${handlerParameters})`
  const text = `${label}:\n    return {}\n`
  const layout = { indentation: indentationOf(document.tree) }
  const written = valueBehindKey(text, place.column, place.form, layout).trimStart()
  const item = scalarItem(situation, { label, kind: 'snippet', detail: 'new script' })
  return [{ ...item, text: `${written}${place.commaBehind ? ',' : ''}`, form: place.form }]
}

/** As AWS's samples call it. */
const usualHandler = 'script_handler'

const handlerParameters = 'events, context'

/** Whether a step is to run Python of which nothing is there yet. */
function isToBeWritten(step: Step | undefined): boolean {
  if (step?.action !== 'aws:executeScript' || step.input('Attachment')) return false
  const script = step.input('Script')
  const runtime = stringOf(step.input('Runtime')) ?? ''
  return /^(?:python|$)/i.test(runtime) && (!script || isEmpty(script) || stringOf(script)?.trim() === '')
}
