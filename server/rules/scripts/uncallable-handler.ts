import { scriptsOf } from '../../document/scripts.js'
import type { PythonFunction } from '../../languages/python.js'
import { stringOf } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const uncallableHandler = rule({
  name: 'uncallable-handler',
  severity: 'error',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'The function that `Handler` names cannot be called with the two arguments that it gets.',
  why: 'Automation calls the handler as `handler(events, context)`; with other parameters Python raises a TypeError and the step fails.',
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { step, language, masked, minor, rangeOf } of scriptsOf(document)) {
      const name = stringOf(step.input('Handler'))
      if (language !== 'python' || name === undefined) continue
      const { functions, bindings, errors } = python.check(masked, minor)
      // What takes its name, or its place, is called instead.
      if (bindings.includes(name)) continue
      // A later definition of the same name wins.
      const handler = functions.findLast((each) => each.name === name)
      const fault = handler && !handler.isDecorated && errors.length === 0 ? faultOf(handler) : undefined
      if (handler && fault) {
        const message = `\`${name}\` is called with \`(events, context)\`; ${fault}`
        found.push({ range: rangeOf(handler.start, handler.end), message })
      }
    }
    return found
  },
})

function faultOf({ parameters }: PythonFunction): string | undefined {
  const plain = parameters.filter(({ kind }) => kind === 'plain')
  const needed = plain.filter(({ hasDefault }) => !hasDefault).length
  const keyword = parameters.find(({ kind, hasDefault }) => kind === 'keyword-only' && !hasDefault)
  if (keyword) return `\`${keyword.name}\` can be given by keyword only`
  if (needed > 2) return `it needs ${needed} arguments`
  if (plain.length < 2 && !parameters.some(({ kind }) => kind === 'star'))
    return `it takes ${plain.length === 0 ? 'none' : 'one'}`
  return undefined
}
