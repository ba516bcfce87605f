import { scriptsOf } from '../../document/scripts.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { stringOf } from '../../syntax/tree.js'
import { correction, rule, runbooks } from '../rule.js'

export const unknownHandler = rule({
  name: 'unknown-handler',
  severity: 'error',
  kinds: runbooks,
  summary: 'The `Handler` of a script step names no function of its script.',
  why: 'The step fails when it runs: the handler is what Automation calls.',
  page: 'automation-action-executeScript',

  *check(document, { engines: { python } }) {
    if (!python) return
    for (const { step, language, masked, minor } of scriptsOf(document)) {
      const node = step.input('Handler')
      const name = stringOf(node)
      if (language !== 'python' || !node || !name || !/^\w+$/.test(name) || step.input('Attachment')) continue
      const { functions, bindings, errors } = python.check(masked, minor)
      if (errors.length > 0 || bindings.includes('*') || bindings.includes(name)) continue
      const names = functions.map((each) => each.name)
      if (names.includes(name)) continue
      const meant = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined)
      yield {
        range: node,
        message: `the script defines no function \`${name}\`${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(node, name, meant)] }),
      }
    }
  },
})
