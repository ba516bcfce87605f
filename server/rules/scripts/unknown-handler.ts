import { scriptsOf } from '../../document/scripts.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Node, stringOf } from '../../syntax/tree.js'
import { correction, type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const unknownHandler = rule({
  name: 'unknown-handler',
  severity: 'error',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'The `Handler` of a script step names no function of its script.',
  why: 'The step fails when it runs: the handler is what Automation calls.',
  page: 'automation-action-executeScript',

  *check(document, { engines: { python } }) {
    if (!python) return
    for (const { step, language, masked, minor } of scriptsOf(document)) {
      const node = step.input('Handler')
      const name = stringOf(node)
      if (language !== 'python' || !node || !name || !/^\w+(?:\.\w+)?$/.test(name) || step.input('Attachment')) continue
      const { functions, bindings, errors } = python.check(masked, minor)
      if (errors.length > 0 || bindings.includes('*') || bindings.includes(name)) continue
      const names = functions.map((each) => each.name)
      const [file, member] = name.split('.')
      if (member !== undefined) {
        yield ofFile(node, `${file}`, member, names)
        continue
      }
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

/** Nobody says that Automation refuses this; the script stands in a file of a name which AWS may change. */
const ofFile = (node: Node, file: string, member: string, names: readonly string[]): Finding => ({
  range: node,
  severity: 'warning',
  message: `a file \`${file}\` is named, but the script is no attachment; write the name of its function alone`,
  ...(names.includes(member) && { fixes: [replaceWith(node, member)] }),
})
