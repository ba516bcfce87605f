import { systemVariables } from '../../schemas/system-variables.js'
import { runBefore } from '../syntax/line-before.js'
import { valuesIn } from './scopes.js'
import { type Expressible, views } from './views.js'

/** Something that an expression may name, and the part of the text that it replaces. */
export interface Completion {
  readonly name: string
  readonly start: number
  readonly length: number
}

/** The expressions that begin like the word in front of a place in a text. */
export function completionsAt(text: string, offset: number, at: Expressible): readonly Completion[] {
  const end = Math.min(offset, text.length)
  const start = end - runBefore(text, end, /[\w:.]/)
  const word = text.slice(start, end)
  return namesAt(at)
    .filter((name) => name.toLowerCase().startsWith(word.toLowerCase()))
    .map((name) => ({ name, start, length: word.length }))
}

function namesAt(at: Expressible): readonly string[] {
  const outputs = Object.entries(valuesIn('Outputs', at) ?? {})
  return [
    ...Object.entries(views).flatMap(([name, view]) => (view(at) === undefined ? [] : [name])),
    ...Object.keys(valuesIn('Parameters', at) ?? {}),
    ...Object.keys(valuesIn('Variables', at) ?? {}).map((name) => `variable:${name}`),
    ...outputs.flatMap(([step, values]) => Object.keys(values as object).map((output) => `${step}.${output}`)),
    ...systemVariables.map(({ name }) => name),
  ]
}
