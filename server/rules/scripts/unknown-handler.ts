import { scriptsOf } from '../../document/scripts.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { type Node, stringOf } from '../../syntax/tree.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { correction, type Finding, replaceWith, rule, runbooks } from '../rule.js'

export const unknownHandler = rule({
  name: 'unknown-handler',
  severity: 'error',
  kinds: runbooks,
  needs: 'scripts',
  summary: 'The `Handler` of a script step names no function of its script.',
  why: 'The step fails when it runs: the handler is what Automation calls.',
  page: 'automation-action-executeScript',

  check(document, { engines: { python } }) {
    if (!python) return []
    const found: Finding[] = []
    for (const { step, language, masked, minor } of scriptsOf(document)) {
      const node = step.input('Handler')
      const name = stringOf(node)
      if (language !== 'python' || !node || !name || isOpen(name) || step.input('Attachment')) continue
      const { functions, bindings, errors } = python.check(masked, minor)
      if (errors.length > 0 || bindings.includes('*') || bindings.includes(name)) continue
      const names = functions.map((each) => each.name)
      if (!/^[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)?$/u.test(name)) {
        found.push(noName(node, name, names))
        continue
      }
      const [file, member] = name.split('.')
      if (member !== undefined) {
        found.push(ofFile(node, `${file}`, member, names))
        continue
      }
      if (names.includes(name)) continue
      const meant = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined)
      found.push({
        range: node,
        message: `the script defines no function \`${name}\`${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(node, name, meant)] }),
      })
    }
    return found
  },
})

/** Whether only the run or a build knows what is named. Whether blanks around it are cut off, nobody says. */
const isOpen = (name: string): boolean => name.includes('{{') || holdsPlaceholder(name) || name !== name.trim()

/** A call, or another text that no function can have as its name. */
function noName(node: Node, text: string, names: readonly string[]): Finding {
  const [called = ''] = /^[\p{L}\p{N}_]+/u.exec(text) ?? []
  const isThere = names.includes(called)
  return {
    range: node,
    message: `\`${text}\` is not the name of a function; ${isThere ? `write \`${called}\`` : 'write the name alone'}`,
    ...(isThere && { fixes: [replaceWith(node, called, { safe: text[called.length] === '(' })] }),
  }
}

/** Nobody says that Automation refuses this; the script stands in a file of a name which AWS may change. */
const ofFile = (node: Node, file: string, member: string, names: readonly string[]): Finding => ({
  range: node,
  severity: 'warning',
  message: `a file \`${file}\` is named, but the script is no attachment; write the name of its function alone`,
  ...(names.includes(member) && { fixes: [replaceWith(node, member)] }),
})
