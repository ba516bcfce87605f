import { lineBefore } from '../../syntax/line-before.js'
import type { Action, Plugin } from '../../../schemas/action.js'
import { actions } from '../../../schemas/automation/index.js'
import { plugins } from '../../../schemas/command/index.js'
import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { freeName } from '../../document/free-name.js'
import { commaBefore, type Completion, scalarItem, type Situation } from './completion.js'
import { indentationOf, upTo } from '../../document/indentation.js'
import { blockItem, flowText, jsonText, valueBehindKey } from '../write-value.js'

/** The actions, or plugins, that a kind of document may name. */
function known({ kind, schemaVersion }: SsmDocument): readonly (Action | Plugin)[] {
  if (isAutomation(kind)) return Object.values(actions) as readonly Action[]
  const version = schemaVersion ?? '2.2'
  return (Object.values(plugins) as readonly Plugin[]).filter(
    ({ schemaVersions, deprecated }) => deprecated === undefined && schemaVersions.some((each) => each === version),
  )
}

/** Names of actions; where the step has no inputs yet, these come with it. */
export function actionCompletions(situation: Situation): Completion[] {
  const { place, document, context } = situation
  const bare = !context.textOnly && place.form !== 'flow' && !place.siblings.has('inputs') && !hasInputs(situation)
  return known(document).map((action) => {
    const item = scalarItem(situation, { label: action.name, kind: 'action', documentation: action.summary })
    const snippet = bare && snippetOf(action, situation)
    if (!snippet) return item
    const indentation = indentationOf(document.tree)
    const line = `\n${upTo(place.column, indentation)}`
    const key = place.form === 'json' ? `,${line}"inputs":` : `${line}inputs:`
    const inputs = valueBehindKey(snippet, place.column, place.form, { indentation })
    return {
      ...item,
      text: `${item.text.replace(/,$/, '')}${key}${inputs}${item.text.endsWith(',') ? ',' : ''}`,
      form: place.form,
      detail: 'with inputs',
    }
  })
}

const hasInputs = ({ step }: Situation): boolean => step?.inputsKey !== undefined

/** A whole new step for each action, where the list of steps goes on. */
export function stepCompletions(situation: Situation): Completion[] {
  const { place, document } = situation
  if (place.quote) return []
  const indentation = indentationOf(document.tree)
  const lead = place.at === 'dash' ? '- ' : ''
  const comma = place.commaBehind ? ',' : ''
  return newSteps(situation, (step) =>
    place.form === 'json'
      ? `${jsonText(step, place.column, { indentation })}${comma}`
      : place.form === 'flow'
        ? `${flowText(step, 'flow')}${comma}`
        : `${lead}${blockItem(step, place.column + lead.length, { indentation })}`,
  )
}

/** The same between the brackets of a step of JSON that has nothing yet, which has lines of its own. */
export function stepWithinBrackets(situation: Situation): Completion[] {
  const { place, document } = situation
  const indentation = indentationOf(document.tree)
  const hasLine = lineBefore(document.tree.text, place.word.start).trim() === ''
  const outer = hasLine ? Math.max(0, place.column - indentation.width) : place.column
  return newSteps(situation, (step) => {
    const whole = jsonText(step, outer, { indentation })
    return hasLine ? whole.slice(1, whole.lastIndexOf('\n')).trimStart() : whole.slice(1, -1)
  })
}

function newSteps(situation: Situation, write: (step: object) => string): Completion[] {
  const { place, document } = situation
  return known(document).map((action): Completion => {
    const inputs = snippetOf(action, situation)
    const label = action.name.slice('aws:'.length)
    return {
      label,
      kind: 'snippet',
      detail: 'new step',
      documentation: action.summary,
      range: place.word,
      text: write({ name: freeStepName(label, document), action: action.name, ...(inputs && { inputs }) }),
      form: place.form,
      ...commaBefore(place),
      rank: 2,
    }
  })
}

/** A name that no step has. */
const freeStepName = (wanted: string, { step }: SsmDocument): string =>
  freeName(wanted, (name) => step(name) !== undefined)

/** The inputs of a new step, which name a step behind it and a variable; undefined where there is none to name. */
function snippetOf({ snippet }: Action | Plugin, { document, place }: Situation): object | undefined {
  const target = document.mainSteps.find(({ name, node }) => name !== undefined && node.start > place.word.end)?.name
  const [variable] = document.variables
  let fits = true
  const adapt = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => adapt(item))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, adapt(each, name)]))
    if (key === 'name') return freeStepName(String(value), document)
    const names = key === 'NextStep' ? target : variable && `variable:${variable.name}`
    if (key !== 'NextStep' && !String(value).startsWith('variable:')) return value
    fits &&= names !== undefined
    return names
  }
  const fitted = adapt(snippet) as object
  return fits ? fitted : undefined
}
